"""Statuses as people read them."""

from __future__ import annotations

from enum import StrEnum

_TITLES: dict[str, dict[str, str]] = {
    "procedures.conduct_state": {
        "open": "办理中",
        "resting": "各程序已结束，留观救济途径",
        "archived": "已归档",
    },
    "procedures.intake": {
        "submitted": "已提交，待审查",
        "correcting": "待补正",
        "accepted": "已受理",
        "refused": "不予受理",
        "withdrawn": "已撤回",
        "lapsed": "逾期未补正",
    },
    "procedures.mediation_state": {
        "inviting": "征询对方意见",
        "opinion_received": "对方同意，待立案",
        "declined": "对方不同意，待告知",
        "selecting": "选定调解员",
        "disclosing": "调解员声明披露",
        "mediating": "调解中",
        "drafting": "拟定协议",
        "signing": "签署协议",
        "effective": "协议已生效",
        "terminated": "调解终止",
        "not_filed": "不予立案",
    },
    "procedures.suit_state": {
        "filed": "已起诉，待立案",
        "delegated": "立案前委派调解中",
        "spared": "委派调解达成协议，未立案",
        "refused": "裁定不予受理",
        "registered": "已立案",
        "proposed": "征询委托调解意见",
        "entrusted": "委托调解中",
        "settled": "达成协议，待申请调解书或者撤诉",
        "reviewing": "法院审查调解协议",
        "serving": "民事调解书送达中",
        "in_force": "民事调解书已生效，可申请强制执行",
        "contested": "已对民事调解书申请再审",
        "revoked": "民事调解书已撤销，再审中",
        "trial": "法院审理中",
        "withdrawn": "已撤诉",
        "closed": "终结诉讼",
    },
    "procedures.freeze": {
        "possible": "可以请求中止",
        "frozen": "已请求中止",
        "resuming": "待办理恢复",
        "resumed": "已恢复",
        "not_asked": "未请求中止",
    },
    "procedures.confirmation_state": {
        "preparing": "准备共同申请",
        "filed": "已向法院提出申请",
        "supplementing": "待补正材料",
        "accepted": "法院已立案",
        "reviewing": "法院审查中",
        "ruled": "已裁定确认，送达中",
        "contested": "送达中，已被提出异议",
        "confirmed": "已确认，可申请强制执行",
        "objected": "确认裁定被提出异议",
        "changed": "确认裁定已变更",
        "revoked": "确认裁定已撤销",
        "lapsed": "逾期未申请",
        "not_accepted": "不予受理",
        "returned": "逾期未补正，申请退回",
        "withdrawn": "已撤回申请",
        "deemed_withdrawn": "按撤回申请处理",
        "dismissed": "驳回申请（不予受理情形）",
        "terminated": "终结特别程序",
        "rejected": "驳回确认申请",
        "replaced": "已由新协议或者其他执行依据取代",
    },
    "procedures.notarisation_state": {
        "preparing": "待各方到公证机构共同签署",
        "filed": "已向公证机构提出申请",
        "accepted": "公证机构已受理",
        "issued": "已出具公证债权文书",
        "certifying": "已申请执行证书",
        "certified": "已出具执行证书",
        "contested": "被执行人申请不予执行",
        "not_joined": "其他当事人逾期未共同签署",
        "withdrawn": "已撤回公证申请",
        "refused": "不予办理公证",
        "not_certified": "不予出具执行证书",
        "not_enforced": "已裁定不予执行",
        "replaced": "已由新协议或者其他执行依据取代",
    },
    "procedures.payment_order_state": {
        "filed": "已申请支付令",
        "accepted": "支付令申请已受理",
        "issued": "支付令已发出",
        "terminating": "支付令失效，待裁定终结",
        "converting": "督促程序终结，待表明是否起诉",
        "in_force": "支付令生效，可申请强制执行",
        "paid": "债务已清偿",
        "not_accepted": "支付令申请不予受理",
        "rejected": "支付令申请被驳回",
        "withdrawn": "支付令申请已撤回",
        "terminated": "督促程序终结",
        "sued": "已转入诉讼程序",
        "revoked": "支付令已撤销",
    },
    "procedures.performance_state": {
        "watching": "履行期内",
        "standing": "只有持续性义务",
        "defaulted": "逾期未履行",
        "performed": "已履行完毕",
        "enforcement_filed": "已申请强制执行",
        "enforcing": "强制执行中",
        "no_assets": "终结本次执行程序",
        "enforced": "已执行完毕",
        "enforcement_refused": "执行申请不予受理",
        "not_enforced": "不予执行",
        "replaced": "已由新协议取代",
        "beside": "与在先执行依据并存，仅为合同",
    },
}


def status_title(status: StrEnum) -> str:
    """The Chinese title of a status of any procedure; raises KeyError for one without a title, a programming fault."""
    return _TITLES[type(status).__module__][status.value]


def titled_statuses() -> dict[str, dict[str, str]]:
    """All titles, by the module of the status's enumeration."""
    return {module: dict(titles) for module, titles in _TITLES.items()}

"""The rows of the law's state tables, by id: what the procedures' rules name, and a house test counts off."""

from __future__ import annotations

from cases.words import Word
from rulebook.article import ArticleId, Text


class LawRow(Word):
    """One row: the table it stands in, the state, the event, and the articles."""

    id: str
    table: str
    state: str
    event: Text
    cites: tuple[ArticleId, ...]


_Line = tuple[str, str, str, tuple[ArticleId, ...]]

_P1: tuple[_Line, ...] = (
    ("submit", "DRAFT", "当事人提出调解申请（可以口头）", ("PML-17", "SSTJ-15")),
    ("accept", "SUBMITTED", "审查：民事纠纷、未被拒绝、未经裁判、属于范围；受理或者不予受理", ("PML-17", "RMTJ-22")),
    ("notify", "ACCEPTED", "通知对方并征询意见", ("ZXTJ-15",)),
    ("consent", "CONSENT_PENDING", "被申请人同意调解", ("PML-17",)),
    ("decline", "CONSENT_PENDING", "被申请人拒绝或者联系不上", ("PML-17", "ZXTJ-15", "PML-26")),
    ("choose", "MEDIATOR_SELECTION", "当事人选定或者调解组织指定调解员", ("PML-19", "SSTJ-15")),
    ("disclose", "CONFLICT_CHECK", "调解员声明、披露", ("TYTJ-15", "ZXTJ-13", "SSTJ-20")),
    ("session", "IN_MEDIATION", "开展调解：权利告知、陈述、举证、分别沟通", ("PML-21", "PML-22", "PML-23", "PML-24")),
    ("undisputed", "IN_MEDIATION", "确认无争议事实（单独签署）", ("ZXTJ-22",)),
    ("sham", "IN_MEDIATION", "疑似虚假调解", ("TYTJ-18", "SSTJ-21", "CPL-115")),
    ("principle", "IN_MEDIATION", "原则上达成一致", ("PML-28",)),
    ("freeze", "DRAFTING_AGREEMENT", "协议定稿（固定哈希），开始签署", ("PML-29",)),
    ("sign", "SIGNING", "完成最后一个必要的签名或者盖章", ("PML-29", "SSTJ-22", "ZXTJ-19")),
    ("refuse-sign", "SIGNING", "一方拒绝签署", ("ZXTJ-25",)),
    ("end", "any", "未达成协议、撤回、期限届满", ("PML-26", "SSTJ-21", "TYTJ-26")),
    ("instant", "EFFECTIVE", "即时履行", ("PML-31",)),
    ("confirm", "EFFECTIVE", "双方申请司法确认", ("CPL-205",)),
    ("award", "EFFECTIVE", "双方另订仲裁协议，请求依协议作出裁决", ("ARB25-27",)),
    ("breach", "EFFECTIVE", "不履行而没有执行依据", ("PML-32", "CPLI-61")),
    ("succession", "before EFFECTIVE", "当事人死亡、丧失能力、终止", ("CPL-153",)),
    ("mediator-gone", "before EFFECTIVE", "调解员死亡、辞任、被解除", ("PML-19",)),
    ("extension", "IN_MEDIATION/SIGNING", "期限届满前全体同意延长", ("ZXTJ-24", "TYTJ-27")),
    ("later", "TERMINATED", "终止后又愿意调解：重新受理，不倒签", ("CPL-205",)),
    ("archive", "PERFORMED/TERMINATED", "归档，诉讼时效重新起算", ("PML-27", "CIV-195")),
)

_P2: tuple[_Line, ...] = (
    ("file", "C_FILED", "收到起诉状：七日内登记立案，或者裁定不予受理（可以上诉）", ("CPL-126", "LA25")),
    ("propose", "C_REGISTERED", "法院提议委托调解，各方当事人同意", ("TYTJ-11", "ZXTJ-4", "ZXTJ-7", "CPL-125")),
    ("choose", "C_ENTRUSTED", "共同选定调解员；选不定的，指定", ("ZXTJ-10", "TYTJ-12")),
    ("accept", "C_MED_ASSIGNED", "调解组织、调解员三个工作日内确认接受，签收移交材料", ("ZXTJ-12", "TYTJ-27")),
    ("contact", "C_MEDIATING", "委派调解：三个工作日内联系对方当事人", ("ZXTJ-15",)),
    ("start", "C_MEDIATING", "调解前：权利义务、虚假调解后果的告知", ("ZXTJ-17", "TYTJ-14")),
    ("expire", "C_MEDIATING", "调解期限届满", ("TYTJ-27", "ZXTJ-24", "LA25")),
    ("terminate", "C_MEDIATING", "终结调解的八种情形，书面报告法院", ("ZXTJ-25", "TYTJ-26")),
    ("agree", "C_MEDIATING", "达成调解协议，签名", ("ZXTJ-19", "TYTJ-24")),
    ("confirm", "C_SETTLED (pre-file)", "委派调解达成协议：向作出邀请的法院申请司法确认", ("CPL-205",)),
    ("form", "C_SETTLED (post-file)", "申请制作调解书，或者申请撤诉", ("CPL-100", "CPL-148", "TYTJ-20", "ZXTJ-20")),
    ("review", "C_CONFIRM_REVIEW", "法院审查调解协议；不予确认的继续审理", ("MSTJ-10", "ZXTJ-23", "CPL-115")),
    ("title", "C_TITLE", "调解书送达各方本人，最后一方签收之日生效", ("CPL-100", "CPLI-133", "CPLI-149", "CPLI-151")),
    ("regret", "C_TITLE (pre-service)", "送达前一方反悔：及时判决", ("CPL-102",)),
    ("neither", "C_SETTLED (post-file)", "既不申请调解书也不撤诉：继续审理", ("ZXTJ-20",)),
    ("succession", "any C_* after filing", "当事人死亡、终止：中止诉讼，继受或者终结诉讼", ("CPL-153", "CPL-154")),
    ("register", "C_END_FAIL (pre-file)", "委派调解不成：七日内登记立案", ("ZXTJ-21", "TYTJ-21")),
    ("resume", "C_END_FAIL (post-file)", "委托调解不成：恢复审理", ("ZXTJ-21", "CPL-102")),
)

_MD: tuple[_Line, ...] = (
    ("MD01", "DRAFT", "请求调解", ("O81-64",)),
    ("MD01a", "RECEIVED", "不属于管辖、缺处理决定书副本、请求人不适格：不予立案或者一次补正", ("O81-9", "O81-64")),
    ("MD02", "RECEIVED", "五个工作日内送达陈述意见通知书", ("O81-65",)),
    ("MD03", "AWAIT_OPINION", "被请求人同意：五个工作日内立案", ("O81-66",)),
    ("MD04", "AWAIT_OPINION", "不答复或者拒绝：不予立案，五个工作日内通知请求人", ("O81-66",)),
    ("MD04a", "AWAIT_OPINION", "陈述意见通知书无法送达", ("O81-65",)),
    ("MD04b", "AWAIT_OPINION/FILED", "当事人死亡或者终止", ("CPL-153",)),
    ("MD05", "FILED", "邀请有关单位或者个人协助", ("O81-68",)),
    ("MD06", "FILED", "请求人无正当理由缺席：按撤回请求处理", ("O81-67",)),
    ("MD07", "FILED", "被请求人无正当理由缺席：按未达成协议撤销案件", ("O81-67",)),
    ("MD08", "FILED", "达成协议：制作调解协议书，签字盖章", ("O81-69",)),
    ("MD09", "FILED", "未达成协议：撤销案件并通知双方", ("O81-69", "O81-70")),
    ("MD10", "AGREED", "公证机构赋予强制执行效力", ("O81-69",)),
    ("MD11", "AGREED", "双方申请司法确认", ("CPL-205",)),
    ("MD11a", "AGREED", "逾期未申请，或者确认被拒绝、撤回", ("CPL-86", "CPL-206")),
    ("MD12", "AGREED", "不履行且未经确认", ("CIV-188",)),
    ("MD13", "WITHDRAWN/NOT_FILED", "告知其他途径", ("PL-65",)),
)

_P4: tuple[_Line, ...] = (
    ("eligible", "JC_ELIGIBLE", "协议生效：依法设立的调解组织，尚未全部履行", ("CPL-205",)),
    ("apply", "JC_PREPARING", "双方签署共同申请", ("CPL-205", "PML-33", "CPLI-351", "CPLI-353")),
    ("lapse", "JC_PREPARING", "三十日届满", ("CPL-205",)),
    ("lapsed-roads", "JC_LAPSED", "逾期后的出路：申请顺延、重新调解、其他执行依据、单方途径", ("CPL-86", "CPL-206")),
    ("succession", "JC_PREPARING…JC_REVIEW", "当事人死亡或者终止", ("CPL-184", "CPL-153")),
    ("bankruptcy", "JC_PREPARING…JC_REVIEW", "受理一方破产", ("CPLI-355",)),
    ("formalities", "JC_FILED", "法院审查形式要件，限期补交", ("CPLI-354", "SFQR-4", "CPL-126")),
    ("supplement", "JC_SUPPLEMENT", "补交或者逾期未补交", ("CPLI-354", "ZXSS-9")),
    ("355", "JC_FILED", "五种不予受理情形", ("CPLI-355",)),
    ("accept", "JC_FILED", "立案受理", ("CPL-184", "SSF-8")),
    ("notify", "JC_ACCEPTED", "通知双方共同到场核实", ("CPLI-356", "CPL-187")),
    ("insufficient", "JC_REVIEW", "陈述或者材料不充分、有疑义", ("CPLI-356",)),
    ("357", "JC_REVIEW", "无正当理由不补充、拒不接受询问：可以按撤回处理", ("CPLI-357",)),
    ("withdraw", "before ruling", "申请人撤回申请", ("CPLI-357", "SFQR-5")),
    ("dismiss", "JC_REVIEW", "受理后发现不予受理情形", ("CPLI-355",)),
    ("186", "JC_REVIEW", "出现民事权益争议：终结特别程序", ("CPL-186",)),
    ("358", "JC_REVIEW", "六种驳回情形", ("CPLI-358", "CPL-206")),
    ("sham", "JC_REVIEW", "虚假调解", ("ZXTJ-23", "CPL-115")),
    ("confirm", "JC_REVIEW", "符合法律规定：裁定有效", ("CPL-206",)),
    ("served", "JC_CONFIRMED", "裁定送达生效", ("CPL-185",)),
    ("objection", "JC_CONFIRMED", "当事人十五日内提出异议", ("CPLI-372",)),
    ("third-person", "JC_CONFIRMED", "利害关系人六个月内提出异议", ("CPLI-372", "CPLI-127")),
    ("objection-review", "JC_OBJECTION", "法院审查异议", ("CPLI-372",)),
    ("objection-enforcement", "JC_OBJECTION", "异议期间的执行", ("CPL-267", "CPL-242")),
    ("revoked", "JC_REVOKED/JC_CHANGED", "撤销或者变更：终结执行、执行回转", ("CPL-268", "CPL-244")),
    ("again", "JC_WITHDRAWN/JC_DEEMED_WITHDRAWN", "在剩余期限内再次申请", ("CPL-205",)),
    ("one-title", "JC_CONFIRMED", "同一协议不再取得其他执行依据", ("CPL-206",)),
    ("no-retrial", "JC_CONFIRMED", "不得申请再审", ("CPLI-378",)),
    ("default", "JC_CONFIRMED", "不履行：申请执行", ("CPL-206", "CPL-250", "CPLI-460")),
)

_P5: tuple[_Line, ...] = (
    ("due", "EX_DUE", "履行期满未履行", ("CPLI-461", "ZXGD-16")),
    ("eligible", "EX_ELIGIBLE", "权利人二年内申请执行", ("CPL-250", "ZXGD-18")),
    ("late", "EX_FILED", "逾期申请仍应受理，只有被执行人异议成立才不予执行", ("CPLI-481",)),
    ("accept", "EX_FILED", "七日内立案或者裁定不予受理", ("ZXGD-16",)),
    ("unclear", "EX_FILED", "裁决内容不明确（仅限仲裁裁决）", ("ARBE-3",)),
    ("notice", "EX_ACCEPTED", "发出执行通知", ("CPL-251", "CPLI-480")),
    ("property-report", "EX_NOTIFIED", "被执行人报告财产", ("CPL-252",)),
    ("award-non-enforcement", "EX_NOTIFIED", "申请不予执行仲裁裁决", ("CPL-248",)),
    ("conduct-objection", "EX_*", "执行行为异议", ("CPL-236",)),
    ("outsider", "EX_*", "案外人对执行标的异议", ("CPL-238",)),
    ("settlement", "EX_*", "执行和解", ("CPL-241", "CPLI-464")),
    ("stalled", "EX_*", "六个月未执行", ("CPL-237",)),
    ("freeze-limits", "EX_*", "查封、冻结的期限", ("CPLI-485",)),
    ("succession", "EX_*", "当事人死亡、终止、转让", ("CPL-267", "CPL-243")),
    ("withdraw", "EX_*", "申请人撤销执行申请", ("CPL-268", "CPLI-518")),
    ("no-assets", "EX_*", "终结本次执行程序；可以再次申请", ("CPLI-517",)),
    ("insolvent", "EX_*", "被执行企业资不抵债：移送破产", ("CPLI-511",)),
    ("several-creditors", "EX_*", "参与分配", ("CPLI-507",)),
    ("unfiled-settlement", "EX_*", "未提交法院的和解", ("ZXHJ-19",)),
    ("reversed", "EX_DONE", "执行依据被撤销：执行回转", ("CPL-244",)),
    ("time-limit", "EX_*", "六个月内执结", ("SXQX-5",)),
    ("done", "EX_DONE", "全部履行", ("ZXGD-64",)),
)

_SERVICE: tuple[_Line, ...] = (
    ("S-01", "any", "直接送达：本人、同住成年家属、法定代表人或者收件部门、代理人、代收人签收", ("CPL-87", "CPL-88")),
    ("S-02", "any", "到院领取：拒绝签署送达回证的，视为送达", ("CPLI-131",)),
    ("S-03", "any", "在住所留置：见证人，或者拍照、录像", ("CPL-89", "CPLI-130")),
    ("S-04", "any", "在住所以外送达，拒绝签署的，拍照、录像", ("CPLI-131",)),
    (
        "S-05",
        "any",
        "经同意的电子送达：到达特定系统之日；受送达人证明日期不一致的，以其证明为准",
        ("CPL-90", "CPLI-135", "ZXSS-29"),
    ),
    ("S-06", "any", "向非受送达人提供的电子地址送达：以回复、作出行为或者阅知为准", ("ZXSS-31",)),
    ("S-07", "any", "同一文书多种方式送达：以最先完成的有效送达为准", ("ZXSS-31",)),
    ("S-08", "any", "电子送达后要求纸质文书", ("CPL-90",)),
    ("S-09", "any", "邮寄送达；退回之日视为送达的四种情形", ("CPL-91", "FYZD-9", "FYZD-11")),
    ("S-10", "any", "委托送达、转交送达", ("CPL-91", "CPL-92", "CPL-93", "CPL-94", "CPLI-134")),
    (
        "S-11",
        "any",
        "公告送达：穷尽其他方式，记明原因和经过，经过三十日",
        ("CPL-95", "CPLI-138", "CPLI-139", "CPLI-140"),
    ),
    ("S-12", "any", "调解书直接送达本人，不适用留置送达", ("CPLI-133",)),
    ("S-13", "any", "对在中国领域内没有住所的当事人送达", ("CPL-283",)),
    ("S-14", "any", "支付令须能够送达，不适用公告送达", ("CPL-225",)),
    ("S-15", "any", "确认的送达地址适用于各审级和执行，书面变更的除外", ("CPLI-137",)),
    ("S-16", "any", "向各方送交调解协议；协议的效力不取决于送达", ("PML-29",)),
)
"""§2.2: when a paper is served."""


_P6: tuple[_Line, ...] = (
    (
        "apply",
        "default without a title",
        "债权人单方申请支付令：债务人住所地基层人民法院，不受金额限制",
        ("CPL-225", "CPLI-23"),
    ),
    ("conditions", "application", "七项条件和没有其他债务纠纷；申请过诉前保全的不得申请", ("CPLI-427", "CPL-225")),
    ("accept", "application", "五日内通知是否受理", ("CPL-226", "CPLI-427")),
    ("fee", "accepted", "申请费为案件受理费的三分之一；负担随有无异议", ("SSF-14", "SSF-36", "SSF-13")),
    ("issue", "accepted", "受理之日起十五日内发出支付令或者裁定驳回", ("CPL-227", "CPLI-428")),
    ("service", "issued", "送达债务人：可以留置本人，不得公告", ("CPLI-429", "CPL-225")),
    ("lapse", "issued", "三十日内无法送达、债权人又起诉、收到前撤回：支付令自行失效", ("CPLI-430",)),
    ("debtor", "received", "债务人自收到之日起十五日内清偿或者提出书面异议", ("CPL-227",)),
    (
        "object",
        "received",
        "异议的审查：口头、逾期、只称无力清偿的无效；部分异议不及于其他",
        ("CPLI-431", "CPLI-432", "CPLI-433", "CPLI-436"),
    ),
    ("no-objection", "received", "不异议又不清偿：可以申请执行", ("CPL-227", "CPLI-440")),
    (
        "convert",
        "objection upheld",
        "终结督促程序；七日内未表明不同意的视为起诉；有仲裁条款的应当表明",
        ("CPL-228", "CPLI-438", "CPLI-439", "ARB25-37"),
    ),
    ("revoke", "in force", "支付令确有错误：院长提交审判委员会，裁定撤销", ("CPLI-441",)),
)

_P11: tuple[_Line, ...] = (
    ("apply", "N_PREPARING", "当事人共同到公证机构申请赋予协议强制执行效力", ("CPL-249", "GZF-37", "O81-69")),
    ("review", "N_FILED", "公证机构受理或者不予办理", ("GZF-31", "GZZQ-5")),
    ("issue", "N_ACCEPTED", "出具公证债权文书", ("GZF-30", "GZF-37")),
    ("guarantor", "N_ACCEPTED", "证词同时包含担保债务的，担保债务才可以执行", ("GZZQ-6",)),
    ("withdraw", "before the instrument", "撤回申请，或者其他当事人没有到公证机构签署", ("CPL-249",)),
    ("certificate", "N_ISSUED", "债务人不履行：申请执行证书，申请执行时效中断", ("GZZQ-5", "GZZQ-9")),
    ("no-certificate", "N_CERTIFYING", "不予出具执行证书：就争议直接起诉", ("GZZQ-8",)),
    ("enforce", "EX_ELIGIBLE", "持执行证书向被执行人住所地或者财产所在地人民法院申请执行", ("GZZQ-2", "CPL-235")),
    ("per-instalment", "EX_ELIGIBLE", "申请执行的二年自每次履行期间的最后一日起计算", ("GZZQ-9",)),
    ("dismissed", "EX_FILED", "裁定不予受理、驳回执行申请：十日内申请复议，再起诉", ("GZZQ-5", "GZZQ-7")),
    ("non-enforcement", "EX_NOTIFIED", "被执行人十五日内申请不予执行", ("GZZQ-12", "GZZQ-13")),
    ("debtor-suit", "EX_NOTIFIED", "以实体事由请求不予执行的，应当起诉", ("GZZQ-12", "GZZQ-22")),
)

_HOUSE: tuple[_Line, ...] = (
    ("service/return", "any", "回报人工送达", ("CPL-87", "CPL-88")),
    ("service/failure", "any", "回报无法送达", ("CPL-87",)),
    ("service/attempt", "any", "记明一次未成功的送达", ("CPL-87",)),
    ("service/instead", "any", "电子送达未成的，改用其他方式", ("CPL-90",)),
    ("service/certificate", "any", "出具电子送达凭证", ("CPL-90",)),
    ("service/address", "any", "确认送达地址", ("CPL-90", "CPLI-136")),
    (
        "people/loss",
        "any",
        "登记当事人死亡、终止、丧失能力、破产，继受人、法定代理人、管理人加入",
        ("CPL-153", "CPL-60"),
    ),
    ("people/authority", "any", "提交、变更、解除委托代理", ("CPL-61", "CPL-62", "CPL-63")),
    ("people/joinder", "before EFFECTIVE", "追加当事人（各方和被追加人同意）", ("CPL-59", "CPL-135")),
    ("people/part", "IN_MEDIATION/SIGNING", "部分当事人先行达成协议，其余各方继续调解", ("PML-28",)),
    ("course/appraisal", "IN_MEDIATION", "进行鉴定评估，所需时间不计入调解期限", ("ZXTJ-26",)),
    ("course/recommend", "MEDIATOR_SELECTION", "当事人共同请求推荐调解员，机构推荐", ("SSTJ-15",)),
    ("course/accept", "MEDIATOR_SELECTION", "调解员接受或者不接受；逾期另行选定、指定", ("ZXTJ-12",)),
    ("course/absent", "IN_MEDIATION", "当事人缺席（无法定后果的调解）；有正当理由的改期", ("ZXTJ-25.8", "O81-67")),
    ("course/private", "IN_MEDIATION", "分别沟通（背对背），经同意转告", ("TYTJ-28", "PML-22")),
    ("course/proposal", "IN_MEDIATION", "调解员提出调解方案，各方答复", ("PML-22",)),
    ("freeze/ask", "FILED", "持受理通知书请求国务院专利行政部门中止有关程序", ("O81-70", "IR-103")),
    ("freeze/prolong", "FILED", "请求延长中止", ("IR-103",)),
    ("freeze/resume", "AGREED", "持调解协议或者撤销案件通知书办理恢复手续", ("O81-70", "IR-103")),
    ("freeze/by-itself", "any", "一年期满未请求延长，国务院专利行政部门自行恢复", ("IR-103",)),
    ("performance/renegotiate", "EFFECTIVE", "履行期间再次调解，协商变更协议", ("CIV-543",)),
    ("performance/set-off", "EFFECTIVE", "双方签署抵销协议", ("CIV-568", "CIV-569")),
    ("confirmation/consent", "JC_PREPARING", "一方申请，另一方书面同意（以法院接受为限）", ("CPL-205", "CPLI-353")),
    ("confirmation/two-courts", "JC_FILED", "向两个以上有管辖权的法院提出：最先立案的管辖", ("CPLI-352",)),
    ("conduct/calendar", "any", "放假安排更新", ("CPL-85",)),
    ("suit/retrial", "C_TITLE", "对民事调解书申请再审，六个月为不变期间", ("CPL-212", "CPLI-382", "CPLI-127")),
    ("conduct/reissue", "any", "重新制作或者发送未完成的文书", ("CONFIG",)),
)
"""Rows of the house itself; no table of the law has them."""


def _table(name: str, lines: tuple[_Line, ...], prefix: str = "") -> tuple[LawRow, ...]:
    return tuple(
        LawRow(id=f"{prefix}{id}", table=name, state=state, event=event, cites=cites)
        for id, state, event, cites in lines
    )


_ALL = (
    *_table("P1", _P1, "P1/"),
    *_table("P2", _P2, "P2/"),
    *_table("MD", _MD),
    *_table("P4", _P4, "P4/"),
    *_table("P5", _P5, "P5/"),
    *_table("service", _SERVICE, "service/"),
    *_table("P6", _P6, "P6/"),
    *_table("P11", _P11, "P11/"),
    *_table("house", _HOUSE),
)

ROWS: dict[str, LawRow] = {row.id: row for row in _ALL}
"""Every row by id. The table of P3 (administrative mediation) is that of §2.2, row for row: MD01…MD13."""

TABLES = {
    "P1": "人民调解",
    "P2": "法院委托、委派调解",
    "MD": "专利纠纷行政调解",
    "P4": "司法确认",
    "P5": "履行与申请执行",
    "service": "送达",
    "P6": "支付令",
    "P11": "赋予强制执行效力的公证",
    "house": "机构工作",
}


def law_rows() -> tuple[LawRow, ...]:
    """The rows of the law's own tables, in their order."""
    return tuple(row for row in _ALL if row.table != "house")

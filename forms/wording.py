"""The printed words of the codes that papers carry."""

from __future__ import annotations

from collections.abc import Mapping

from cases.acts.mediation import DepartureReason, Mode, ShamSign
from cases.agencies import OfficeKind
from cases.agreement import Claim, SecurityKind
from cases.materials import HandedInBy
from cases.records import POWER_TITLES
from cases.rights import Quarrel, RightKind
from rulebook.kinds import KINDS

FREE, CHARGED = "调解不收取费用", "调解按照本组织公示的标准收取费用"
BODIES = {
    OfficeKind.PEOPLES_COMMITTEE.value: "人民调解委员会",
    OfficeKind.INDUSTRY_BODY.value: "调解组织",
    OfficeKind.COMMERCIAL_BODY.value: "商事调解组织",
}
AGREEMENTS = {
    OfficeKind.PEOPLES_COMMITTEE.value: "人民调解协议书",
    OfficeKind.INDUSTRY_BODY.value: "调解协议书",
    OfficeKind.COMMERCIAL_BODY.value: "商事调解协议书",
}
OFFICES = tuple(dict.fromkeys(kind.body.value for kind in KINDS if kind.body and kind.body.value not in BODIES))
"""Bodies that are authorities: they speak of themselves as 本机关."""

TITLES: Mapping[str, Mapping[str, str]] = {
    "right": {
        RightKind.INVENTION: "发明专利",
        RightKind.UTILITY_MODEL: "实用新型专利",
        RightKind.DESIGN: "外观设计专利",
        RightKind.TRADEMARK: "商标",
        RightKind.COPYRIGHT: "著作权",
        RightKind.SOFTWARE: "计算机软件著作权",
        RightKind.TRADE_SECRET: "商业秘密",
        RightKind.PLANT_VARIETY: "植物新品种",
        RightKind.LAYOUT_DESIGN: "集成电路布图设计",
        RightKind.UNFAIR_COMPETITION: "反不正当竞争",
    },
    "quarrel": {
        Quarrel.INFRINGEMENT: "侵权纠纷",
        Quarrel.DAMAGES: "赔偿数额纠纷",
        Quarrel.OWNERSHIP: "权属纠纷",
        Quarrel.INVENTORSHIP: "发明人、设计人资格纠纷",
        Quarrel.REWARD: "职务发明创造奖励、报酬纠纷",
        Quarrel.INTERIM_FEE: "发明专利临时保护期使用费纠纷",
        Quarrel.LICENCE: "许可合同纠纷",
        Quarrel.OTHER: "其他纠纷",
    },
    "kind": {kind.id: kind.title for kind in KINDS},
    "fees": {kind.body.value: CHARGED if kind.charges else FREE for kind in KINDS if kind.body},
    "body": {**dict.fromkeys(OFFICES, "本机关"), **BODIES},
    "agreement": {**dict.fromkeys(OFFICES, "行政调解协议书"), **AGREEMENTS},
    "channel": {HandedInBy.COUNTER: "当面递交", HandedInBy.ONLINE: "网上提交"},
    "mode": {Mode.IN_PERSON: "现场调解", Mode.ONLINE: "在线调解"},
    "chooser": {
        "parties": "经各方当事人共同选定",
        "body": "由本调解组织根据调解纠纷的需要指定",
        "late": "各方当事人未能共同选定，由本调解组织指定",
    },
    "sham_sign": {
        ShamSign.RELATED_PARTIES: "当事人之间有关联关系，利益一致",
        ShamSign.NO_DISPUTE: "当事人之间没有实质争议，陈述不合常理",
        ShamSign.FORGED_EVIDENCE: "证据有伪造、变造的痕迹",
        ShamSign.OTHERS_PROPERTY: "协议处分的是他人的权利或者财产",
        ShamSign.HASTE: "当事人急于取得协议，回避对事实的说明",
    },
    "departure": {
        DepartureReason.DEATH: "死亡",
        DepartureReason.RESIGNATION: "本人辞任",
        DepartureReason.REMOVAL: "被解除调解员职务",
    },
    "power": {power.value: title for power, title in POWER_TITLES.items()},
    "security": {
        SecurityKind.GUARANTEE: "保证",
        SecurityKind.MORTGAGE: "抵押",
        SecurityKind.PLEDGE: "质押",
        SecurityKind.DEPOSIT: "定金",
    },
    "claim": {Claim.BONUS: "职务发明创造奖金", Claim.REMUNERATION: "职务发明创造报酬"},
    "event": {
        "death": "死亡",
        "dissolution": "终止",
        "incapacity": "丧失民事行为能力",
        "bankruptcy": "进入破产程序",
    },
}
"""By table, then by code."""

"""The request for mediation of a patent dispute (专利纠纷行政裁决和调解办法63, 64)."""

from __future__ import annotations

from typing import ClassVar

from cases.rights import Quarrel
from forms.base import DayField, EvidenceField, Form, PartyField, Profile, RightField, Signer, TextField

QUARREL_TITLES = {
    Quarrel.INFRINGEMENT: "侵犯专利权的赔偿数额纠纷",
    Quarrel.DAMAGES: "侵犯专利权的赔偿数额纠纷",
    Quarrel.OWNERSHIP: "专利申请权和专利权归属纠纷",
    Quarrel.INVENTORSHIP: "发明人、设计人资格纠纷",
    Quarrel.REWARD: "职务发明创造的发明人、设计人的奖励和报酬纠纷",
    Quarrel.INTERIM_FEE: "发明专利申请公布后专利权授予前使用发明而未支付适当费用的纠纷",
    Quarrel.LICENCE: "专利实施许可合同纠纷",
    Quarrel.OTHER: "其他专利纠纷",
}


class PatentMediationRequest(Form):
    """What the requesters hand in, first on the day `applied`; the flags are what they declare of other proceedings."""

    id: ClassVar[str] = "patent_mediation_request"
    title: ClassVar[str] = "专利纠纷调解请求书"
    profile: ClassVar[Profile] = Profile.WS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("D50",)

    applicants: tuple[PartyField, ...]
    respondents: tuple[PartyField, ...]
    quarrel: Quarrel
    rights: tuple[RightField, ...]
    requests: TextField
    facts: TextField
    evidence: EvidenceField = ()
    court_pending: bool = False
    decided_before: bool = False
    applied: DayField

    @property
    def quarrel_title(self) -> str:
        """The kind of dispute as 细则102 names it."""
        return QUARREL_TITLES[self.quarrel]

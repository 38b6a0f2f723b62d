"""Sources for papers without a docket: every id has a name, every reference a text."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cases.facts import Channel
from cases.words import Ref
from forms.base import (
    AgentBlock,
    EvidenceLine,
    FiledLine,
    OfficeBlock,
    PaperCite,
    PartyBlock,
    PersonBlock,
    RightBlock,
    ServiceBlock,
)


class AnySources:
    """Answers every question with something that can be printed."""

    def party(self, id: str) -> PartyBlock:
        return PartyBlock(id=id, side="applicant" if id == "p1" else "respondent", kind="person", name=f"当事人{id}")

    def agent(self, id: str) -> AgentBlock:
        return AgentBlock(name=f"代理人{id}")

    def office(self, id: str) -> OfficeBlock:
        return OfficeBlock(id=id, name=f"机构{id}", kind="patent_office" if id == "cq-ipo" else "peoples_committee")

    def person(self, id: str) -> PersonBlock:
        return PersonBlock(id=id, name=f"人员{id}")

    def right(self, number: str) -> RightBlock:
        return RightBlock(number=number, kind="trademark", title="示例", holder="示例")

    def paper(self, key: str) -> PaperCite:
        return PaperCite(title="文书", number=f"〔2026〕{len(key)}号")

    def service(self, key: str) -> ServiceBlock:
        return ServiceBlock(
            office=self.office("cq-ip-committee"),
            recipient=self.party("p2"),
            paper=self.paper(key),
            channel=Channel.DIRECT,
            at=datetime(2026, 3, 2, 10, tzinfo=UTC),
            address="示例街1号",
            sha256="0" * 64,
        )

    def delivery(self, key: str) -> ServiceBlock:
        return self.service(key).model_copy(update={"channel": Channel.ELECTRONIC})

    def evidence(self) -> tuple[EvidenceLine, ...]:
        return ()

    def filed(self) -> tuple[FiledLine, ...]:
        return (FiledLine(form="mediation_agreement", title="调解协议书", dated=date(2026, 3, 2)),)

    def text(self, ref: Ref) -> str:
        return f"文字{ref.sha256[:6]}"

"""One text becomes two agreements: what declares whose a right is goes to the register, the rest may be confirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.mediation import SplitText
from cases.agencies import Role
from cases.errors import Refused
from procedures.mediation_agreement import Agreement
from procedures.mediation_state import DRAFTING, MEDIATING, SIGNING
from procedures.periods import Meet, Opening
from procedures.rules import File, Step, rule
from rulebook import mediation as law
from rulebook.splitting import divided


@dataclass(frozen=True, kw_only=True)
class Split(Agreement):
    """The rule on splitting (解释355（五）; DISP-08: a court confirms a whole agreement or none)."""

    @rule(
        on=SplitText,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING, SIGNING),
        to=SIGNING,
        cite=("CPLI-355.5", "IR-103"),
        row=("P1/freeze", "MD08"),
        opens=(law.SIGNING,),
    )
    def split(self, act: SplitText, file: File) -> Step[Split]:
        """The part that declares is signed here, the other one beside it; each has its own text and its own fate."""
        if self.second:
            raise Refused(
                "这是分立出来的协议，不含确权条款",
                article="CPLI-355.5",
                remedy="需要重新分立的，请在原调解程序中办理",
            )
        title, rest = divided(act.terms, act.title_text, act.rest_text)
        findings = (*self.gate(title, act, file), *self.gate(rest, act, file))
        now = replace(self.opened_for_signature(title), parted=True)
        return Step(now=now, opens=(Opening(term=law.SIGNING),), findings=tuple(dict.fromkeys(findings)))

    def apart(self, act: SplitText, file: File) -> Step[Split]:
        """The part that declares nothing, as a mediation of its own: same parties, mediators and term, another text."""
        _, rest = divided(act.terms, act.title_text, act.rest_text)
        part = replace(self, id=f"{self.id}.2")
        opens = [Opening(term=law.SIGNING)]
        if (last_day := file.last_day(self.term)) is not None:
            opens.append(Opening(term=self.term, until=last_day))
        met = (Meet(term=law.SIGNING), Meet(term=self.term))
        return Step(now=part.opened_for_signature(rest), opens=tuple(opens), changes=met)

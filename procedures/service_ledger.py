"""What the rules of service share: the ledger of services, what each party said of electronic service, look-ups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from cases.acts.conduct import Reissue
from cases.acts.service import ConsentBasis, Report
from cases.agencies import Role
from cases.effects import AnyEffect, ServeByHand
from cases.errors import NotAwaited, Refused
from procedures.conduct_state import LIVING, ConductState
from procedures.rules import File
from procedures.service_state import Consented, Service, of_effect, put

CLERKS = (Role.OFFICER, Role.MEDIATOR, Role.COURT_CLERK, Role.JUDGE, Role.NOTARY)
AT_WORK = LIVING


@dataclass(frozen=True, kw_only=True)
class Ledger(ConductState):
    """`services` is what is known of each service, `consents` what each party said of electronic service."""

    services: tuple[Service, ...] = ()
    consents: tuple[Consented, ...] = ()

    def said(self, party: str) -> Consented | None:
        """What was last said of electronic service on this party."""
        return next((one for one in reversed(self.consents) if one.party == party), None)

    def confirmed(self, party: str) -> bool:
        """Whether this party has confirmed its address in this dispute."""
        return any(one.party == party and one.basis is ConsentBasis.EXPRESS and not one.barred for one in self.consents)

    def must_be_allowed(self, party: str) -> None:
        """No consent helps where the law of the recipient's country forbids electronic service (民诉法283)."""
        if any(one.party == party and one.barred for one in self.consents):
            raise Refused(
                "受送达人所在国法律禁止电子送达", article="CPL-283", field="electronic", remedy="请以其他方式送达"
            )

    def saying(self, said: Consented) -> Self:
        """Only the last word of each party is kept, and that its country forbids it."""
        kept = (one for one in self.consents if one.party != said.party or one.barred)
        return replace(self, consents=(*kept, said))

    def saying_anew(self, said: Consented, *, another: bool) -> Self:
        """Who acts in the place of a party has the last word; `another` person is not bound by its country's law."""
        known = (one for one in self.consents if one.party != said.party) if another else self.consents
        return replace(self, consents=tuple(known)).saying(said)

    def noting(self, one: Service) -> Self:
        """The ledger with this service as it is now."""
        return replace(self, services=put(self.services, one))

    def to_serve(self, act: Report, file: File) -> Service:
        """The service that waits to be made by hand by the office of who acts."""
        effect = next((effect for effect in file.outbox if effect.key == act.key), None)
        if not isinstance(effect, ServeByHand) or effect.office != act.stamp.office:
            raise NotAwaited("没有等待本机构回报的送达事项", field="key", remedy="请在待办事项中核对送达编号")
        return of_effect(self.services, effect)

    def undone(self, act: Report | Reissue, file: File) -> AnyEffect:
        """What the machine could not do for the office of who acts."""
        effect = next((effect for effect in file.undone if effect.key == act.key), None)
        if effect is None or effect.office != act.stamp.office:
            raise NotAwaited("没有本机构未完成的这一事项", field="key", remedy="请在待办事项中核对编号")
        return effect

    def made(self, act: Report) -> Service:
        """A service that was made, by its key."""
        one = next((one for one in self.services if one.key == act.key and one.effective is not None), None)
        if one is None or act.stamp.office not in (None, one.office):
            raise NotAwaited("没有已完成的这一送达", field="key", remedy="请在案件的送达记录中核对编号")
        return one

    def known(self, act: Report, file: File) -> Service:
        """A service that waits, or one that was made and is reported once more."""
        done = any(one.key == act.key and one.effective is not None for one in self.services)
        return self.made(act) if done else self.to_serve(act, file)

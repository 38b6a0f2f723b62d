"""The conduct of the dispute as a whole: service reports, addresses, calendars, the watch over closed cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from cases.acts.conduct import (
    AddressConfirmation,
    Archive,
    NewCalendar,
    Reissue,
    Resubmission,
    ServiceCertificate,
    ServiceFailure,
    ServiceReturn,
)
from cases.acts.notarisation import NotaryApplication
from cases.agencies import Role
from cases.errors import AlreadyDone, Malformed, Refused
from cases.facts import Channel
from cases.parties import Power
from forms.address_confirmation.form import AddressConfirmation as AddressPaper
from forms.electronic_service_certificate.form import ElectronicServiceCertificate
from forms.service_return.form import ServiceReturn as ReturnPaper
from procedures.papers import issue
from procedures.rules import File, Lapse, Procedure, Step, local_day, rule, silence, touched
from rulebook import conduct as law

CLERKS = (Role.OFFICER, Role.MEDIATOR, Role.COURT_CLERK, Role.JUDGE, Role.NOTARY)


class Status(StrEnum):
    """Whether the dispute is under way, only watched, or archived."""

    OPEN = "open"
    RESTING = "resting"
    ARCHIVED = "archived"


OPEN, RESTING, ARCHIVED = Status.OPEN, Status.RESTING, Status.ARCHIVED


@dataclass(frozen=True, kw_only=True)
class Conduct(Procedure):
    """The dispute's own rules; `rounds` counts the requests for mediation made in it."""

    kind: Literal["conduct"] = "conduct"
    status: Status = OPEN
    rounds: int = 1

    ENDS = (ARCHIVED,)
    TITLE = "案件管理"

    @rule(
        on=ServiceReturn,
        by=CLERKS,
        when=(OPEN, RESTING),
        to=(OPEN, RESTING),
        cite=("CPL-87", "CPL-88", "CPL-89"),
        row="service/return",
        papers=(ReturnPaper,),
        elsewhere=True,
    )
    def report_service(self, act: ServiceReturn, file: File) -> Step[Conduct]:
        """The clerk reports a service; every clock of that recipient runs from that day."""
        if act.on > local_day(act.stamp.received_at):
            raise Refused("送达日期在将来", article="CPL-87", field="on", remedy="请填写回证上签收的日期")
        if act.channel is Channel.LEFT and not (act.witnesses or act.proof):
            raise Refused(
                "留置送达须有见证人，或者拍照、录像记录送达过程",
                article="CPL-89",
                field="witnesses",
                remedy="请写明见证人，或者提交照片、录像",
            )
        paper = issue(
            ReturnPaper,
            self,
            act,
            office=act.stamp.office,
            service=act.key,
            server=act.stamp.person,
            **act.model_dump(include={"signer", "place", "witnesses", "remark"}),
        )
        return Step(now=self, effects=(paper,))

    @rule(
        on=ServiceFailure,
        by=CLERKS,
        when=(OPEN, RESTING),
        to=(OPEN, RESTING),
        cite="CPL-87",
        row="service/failure",
        elsewhere=True,
    )
    def report_failure(self, act: ServiceFailure, file: File) -> Step[Conduct]:
        """The clerk reports that a paper could not be served."""
        return Step(now=self)

    @rule(
        on=ServiceCertificate,
        by=CLERKS,
        when=(OPEN, RESTING),
        to=(OPEN, RESTING),
        cite="CPL-90",
        row="service/certificate",
        papers=(ElectronicServiceCertificate,),
        elsewhere=True,
    )
    def certify_service(self, act: ServiceCertificate, file: File) -> Step[Conduct]:
        """A clerk certifies an electronic service; the paper cannot be made where there was none under that key."""
        if not act.key.startswith(f"{file.case}:"):
            raise Malformed("本案没有这一送达事项", field="key", remedy="请在案件的送达记录中核对编号")
        paper = issue(ElectronicServiceCertificate, self, act, office=act.stamp.office, service=act.key)
        return Step(now=self, effects=(paper,))

    @rule(
        on=Reissue,
        by=CLERKS,
        when=(OPEN, RESTING),
        to=(OPEN, RESTING),
        cite="CONFIG",
        row="conduct/reissue",
        elsewhere=True,
    )
    def reissue(self, act: Reissue, file: File) -> Step[Conduct]:
        """What could not be carried out is tried again, under the same key."""
        return Step(now=self, retries=(act.key,))

    @rule(
        on=AddressConfirmation,
        by=Role.PARTY,
        when=(OPEN, RESTING),
        to=(OPEN, RESTING),
        cite=("CPL-90", "CPLI-136"),
        row="service/address",
        papers=(AddressPaper,),
    )
    def confirm_address(self, act: AddressConfirmation, file: File) -> Step[Conduct]:
        """A party confirms its address, and whether papers may come electronically from now on."""
        parties = tuple(
            party.model_copy(update={"electronic": act.electronic}) if party.id == act.stamp.party else party
            for party in file.parties
        )
        paper = issue(AddressPaper, self, act, party=act.stamp.party)
        return Step(now=self, effects=(paper,), file=replace(file, parties=parties))

    @rule(
        on=NewCalendar,
        by=Role.REGISTRY,
        when=(OPEN, RESTING),
        to=(OPEN, RESTING),
        cite="CPL-85",
        row="conduct/calendar",
    )
    def recalendar(self, act: NewCalendar, file: File) -> Step[Conduct]:
        """A new calendar: every open period is counted anew and keeps the reason."""
        if act.calendar.version == file.calendar.version:
            raise AlreadyDone("本案已经使用这一版日历", field="calendar.version")
        calendar = touched(act.calendar, file.opened_at, act.stamp.received_at)
        return Step(now=self, file=replace(file, calendar=calendar))

    @rule(on=Resubmission, by=Role.PARTY, when=RESTING, to=OPEN, cite="CPL-206", row=("P1/later", "MD11a"))
    def resubmit(self, act: Resubmission, file: File) -> Step[Conduct]:
        """A new request to the same body; a new agreement starts its own thirty days."""
        return Step(now=self.into(OPEN, rounds=self.rounds + 1))

    @rule(
        on=NotaryApplication,
        by=Role.PARTY,
        when=(OPEN, RESTING),
        to=OPEN,
        cite=("CPL-249", "GZF-37"),
        row=("P11/apply", "MD10"),
        power=Power.SETTLE,
    )
    def go_to_notary(self, act: NotaryApplication, file: File) -> Step[Conduct]:
        """A party asks a notary to give the agreement enforcement force; the others have to sign there too."""
        return Step(now=self.into(OPEN))

    @rule(on=Archive, by=Role.OFFICER, when=RESTING, to=ARCHIVED, cite="PML-27", row="P1/archive")
    def archive(self, act: Archive, file: File) -> Step[Conduct]:
        """The body closes the file."""
        return Step(now=self.into(ARCHIVED))

    @silence(law.WATCH, when=RESTING, to=ARCHIVED, row="P1/archive")
    def close(self, missed: Lapse, file: File) -> Step[Conduct]:
        """Every road's last day is over; the file closes by itself."""
        return Step(now=self.into(ARCHIVED))

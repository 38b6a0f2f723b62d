"""The conduct of the dispute as a whole: what failed, calendars, new requests, the watch over closed cases."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.conduct import Archive, NewCalendar, Reissue, Resubmission
from cases.acts.notarisation import NotaryApplication
from cases.acts.payment_order import PaymentOrderApplication
from cases.agencies import Role
from cases.errors import AlreadyDone
from cases.parties import Power
from forms.volume_index.form import VolumeIndex
from procedures.conduct_state import Status
from procedures.papers import issue
from procedures.people import People
from procedures.rules import File, Lapse, Step, rule, silence, touched
from procedures.service_ledger import CLERKS
from rulebook import conduct as law
from rulebook import volume

OPEN, RESTING, ARCHIVED = Status.OPEN, Status.RESTING, Status.ARCHIVED


@dataclass(frozen=True, kw_only=True)
class Conduct(People):
    """The dispute's own rules, but for those on its people and on service."""

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
        """What could not be carried out is tried again by the office whose it is, under the same key."""
        return Step(now=self, retries=(self.undone(act, file).key,))

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

    @rule(on=Resubmission, by=Role.PARTY, when=OPEN, to=OPEN, cite="CIV-543", row="performance/renegotiate")
    def renegotiate(self, act: Resubmission, file: File) -> Step[Conduct]:
        """While an agreement is performed a new round may be asked for; the old one binds until a new one does."""
        return Step(now=replace(self, rounds=self.rounds + 1))

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

    @rule(
        on=PaymentOrderApplication,
        by=Role.PARTY,
        when=(OPEN, RESTING),
        to=OPEN,
        cite=("CPL-225", "CPLI-427"),
        row=("P6/apply", "P6/conditions"),
    )
    def ask_for_payment_order(self, act: PaymentOrderApplication, file: File) -> Step[Conduct]:
        """A creditor alone asks for an order to pay; the conditions are checked when the order is opened."""
        return Step(now=self.into(OPEN))

    @rule(
        on=Archive,
        by=(Role.OFFICER, Role.COURT_CLERK),
        when=RESTING,
        to=ARCHIVED,
        cite=("PML-27", volume.CITE),
        row="P1/archive",
        papers=(VolumeIndex,),
    )
    def archive(self, act: Archive, file: File) -> Step[Conduct]:
        """The body closes the file; what it holds is listed."""
        return self.closed(act, file)

    @silence(law.WATCH, when=RESTING, to=ARCHIVED, row="P1/archive", papers=(VolumeIndex,))
    def close(self, missed: Lapse, file: File) -> Step[Conduct]:
        """Every road's last day is over; the file closes by itself."""
        return self.closed(missed, file)

    def closed(self, event: Archive | Lapse, file: File) -> Step[Conduct]:
        """The file is archived with its index."""
        index = issue(VolumeIndex, self, event, parties=file.everyone, opened=file.opened_at)
        return Step(now=self.into(ARCHIVED), effects=(index,))

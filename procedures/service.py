"""Service of papers (民事诉讼法87–95, 283): what clerks report, what counts as served, and from which day clocks run.

A body that is no court has no rules of service of its own; it serves as courts do, and keeps the proof.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cases.acts.service import (
    Dispatch,
    Publication,
    PublicationOrder,
    Returned,
    ServiceAttempt,
    ServiceCorrection,
    ServiceFailure,
    ServiceReturn,
)
from cases.errors import AlreadyDone, Malformed, Refused
from cases.facts import AnyFact, Channel, Redated, Served, Unserved
from forms.publication_notice.form import PublicationNotice
from forms.service_return.form import ServiceReturn as ReturnPaper
from procedures.papers import issue
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, local_day, noon, rule, silence
from procedures.service_checks import check_publication, check_return, must_be_free, must_have_come
from procedures.service_electronic import Electronic
from procedures.service_ledger import AT_WORK, CLERKS
from procedures.service_state import Attempt, Outcome, Service, waiting
from rulebook import service as law
from rulebook.terms import Term

SENT_BY = (
    Channel.MAIL,
    Channel.MAIL_ABROAD,
    Channel.ENTRUSTED,
    Channel.FORWARDED,
    Channel.TREATY,
    Channel.DIPLOMATIC,
)
"""Channels on which a paper is under way before anybody knows what became of it."""

DISPROVABLE = (Channel.ELECTRONIC, Channel.ELECTRONIC_FOUND, Channel.MAIL, Channel.RETURNED_MAIL)
"""Channels whose day is presumed: the recipient may prove another (解释135; 在线诉讼规则31; 法院专递规定11)."""

TERMS: dict[str, Term] = {
    term.id: term for term in (law.ENTRUSTED, law.MAIL_ABROAD, law.PUBLICATION, law.PUBLICATION_ABROAD)
}
RUNNING = {Channel.ENTRUSTED: law.ENTRUSTED, Channel.MAIL_ABROAD: law.MAIL_ABROAD}

PRINTED = {"signer", "place", "witnesses", "remark", "relation", "signed", "returned", "channel", "on"}


@dataclass(frozen=True, kw_only=True)
class Serving(Electronic):
    """The rules on services that people make."""

    # --- reports (民诉法87–92; 解释130–135) ----------------------------------------------------------------

    @rule(
        on=ServiceReturn,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite=("CPL-87", "CPL-88", "CPL-89", "CPL-91", "CPLI-131", "ZXSS-31"),
        row=(
            "service/return",
            *(f"service/S-{n}" for n in ("01", "02", "03", "04", "06", "07", "09", "10", "12", "14", "16")),
        ),
        papers=(ReturnPaper,),
        elsewhere=True,
    )
    def report_service(self, act: ServiceReturn, file: File) -> Step[Serving]:
        """The clerk reports a service; the recipient's clocks run from the earliest one that counts.

        A later report of a paper that is served already is recorded; it moves the clocks only if its day is earlier.
        """
        one = self.known(act, file)
        check_return(act, file.party(one.on), one)
        if act.returned is Returned.NO_ADDRESS and self.confirmed(one.on):
            raise Refused(
                "受送达人已经确认过送达地址", article="FYZD-11", field="returned", remedy="请向其确认的地址送达"
            )
        tried = one.tried(_attempt(act, act.at, Outcome.SERVED))
        fields: dict[str, Any] = act.model_dump(include=PRINTED)
        paper = issue(
            ReturnPaper, self, act, office=act.stamp.office, service=one.key, server=act.stamp.person, **fields
        )
        facts = _told(one, tried, act.channel, file)
        return Step(now=self.noting(tried), effects=(paper,), changes=self._met(tried), facts=facts)

    @rule(
        on=ServiceAttempt,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite=("CPL-87", "CPL-95"),
        row="service/attempt",
        elsewhere=True,
    )
    def record_attempt(self, act: ServiceAttempt, file: File) -> Step[Serving]:
        """One way did not lead to the recipient; the paper still waits, and the file says what was tried."""
        one = self.to_serve(act, file)
        must_have_come(act.on, one, act.stamp.received_at)
        failed = replace(_attempt(act, noon(act.on), Outcome.FAILED), why=act.why)
        return Step(now=self.noting(one.tried(failed)))

    @rule(
        on=ServiceFailure,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite="CPL-87",
        row="service/failure",
        elsewhere=True,
    )
    def report_failure(self, act: ServiceFailure, file: File) -> Step[Serving]:
        """A paper could not be served; where no rule says what follows, it goes back to the office for another way."""
        one = self.to_serve(act, file)
        missed = Unserved(key=act.key, at=act.stamp.received_at, paper=one.paper, form=one.form, on=one.on)
        return Step(now=self.noting(one), facts=(missed,))

    @rule(
        on=Dispatch,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite=("CPL-91", "CPL-92", "CPL-93", "CPL-94", "CPL-283"),
        row=("service/S-09", "service/S-10", "service/S-13"),
        opens=(law.ENTRUSTED, law.MAIL_ABROAD),
        elsewhere=True,
    )
    def send(self, act: Dispatch, file: File) -> Step[Serving]:
        """The paper is in the mail, or with a court, a unit, a prison or an authority that serves it for the office."""
        one = self.to_serve(act, file)
        if act.channel not in SENT_BY:
            raise Malformed("这一方式无须另行记明发出", field="channel", remedy="送达后请直接回报")
        must_have_come(act.on, one, act.stamp.received_at)
        must_be_free(act.channel, one, file.party(one.on))
        term, start = RUNNING.get(act.channel), noon(act.on)
        sent = replace(_attempt(act, start, Outcome.SENT), term=term.id if term else None)
        opens = (Opening(term=term, party=one.on, start=start),) if term else ()
        return Step(now=self.noting(one.tried(sent)), opens=opens)

    @silence(law.ENTRUSTED, when=AT_WORK, to=AT_WORK, row="service/S-10")
    def urge(self, missed: Lapse, file: File) -> Step[Serving]:
        """The commissioned court has not served in time; the paper is with the office again, to urge or to serve."""
        return Step(now=self._over(missed, missed.period.start))

    @silence(law.MAIL_ABROAD, when=AT_WORK, to=AT_WORK, row="service/S-13")
    def wait_no_longer(self, missed: Lapse, file: File) -> Step[Serving]:
        """Three months since posting abroad are over; a person says whether the circumstances prove receipt."""
        return Step(now=self._over(missed, noon(missed.period.last_day)))

    # --- publication (民诉法95, 283; 解释138–140) ----------------------------------------------------------

    @rule(
        on=PublicationOrder,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite=("CPL-95", "CPL-283", "CPLI-139"),
        row=("service/S-11", "service/S-13", "service/S-14"),
        papers=(PublicationNotice,),
        elsewhere=True,
    )
    def order_publication(self, act: PublicationOrder, file: File) -> Step[Serving]:
        """Nothing else has reached the recipient; the notice says why, of what, and when it counts as served."""
        one = self.to_serve(act, file)
        party = file.party(one.on)
        check_publication(act, party, one)
        if one.ordered is not None:
            raise AlreadyDone("已经决定公告送达", field="key", remedy="公告发出后请记明发出的日期")
        term = law.PUBLICATION if party.domestic else law.PUBLICATION_ABROAD
        version = term.on(local_day(act.stamp.received_at))
        notice = issue(
            PublicationNotice,
            self,
            act,
            office=act.stamp.office,
            recipient=one.on,
            paper=one.paper,
            reason=act.reason,
            gist=act.gist,
            days=version.length,
            cite=version.cite,
        )
        return Step(now=self.noting(replace(one, ordered=act.reason)), effects=(notice,))

    @rule(
        on=Publication,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite=("CPL-95", "CPL-283", "CPLI-138"),
        row=("service/S-11", "service/S-13"),
        opens=(law.PUBLICATION, law.PUBLICATION_ABROAD),
        elsewhere=True,
    )
    def publish(self, act: Publication, file: File) -> Step[Serving]:
        """The notice is out; the days run from the last place at which it was posted or printed."""
        one = self.to_serve(act, file)
        if one.ordered is None:
            raise Refused(
                "没有决定公告送达", article="CPL-95", field="key", remedy="请先决定公告送达，在案卷中记明原因和经过"
            )
        if any(way.channel is Channel.PUBLICATION for way in one.under_way):
            raise AlreadyDone("公告期间已经起算", field="key")
        last = max(notice.on for notice in act.notices)
        must_have_come(last, one, act.stamp.received_at)
        term = law.PUBLICATION if file.party(one.on).domestic else law.PUBLICATION_ABROAD
        proof = act.proof.sha256 if act.proof else None
        out = Attempt(channel=Channel.PUBLICATION, at=noon(last), outcome=Outcome.SENT, term=term.id, proof=proof)
        return Step(now=self.noting(one.tried(out)), opens=(Opening(term=term, party=one.on, start=noon(last)),))

    @silence(law.PUBLICATION, when=AT_WORK, to=AT_WORK, row="service/S-11")
    def hold_served(self, missed: Lapse, file: File) -> Step[Serving]:
        """The days of the publication are over: the paper counts as served with the last of them.

        Doubt: the last day itself, not the day after, is taken as the day of service; so no clock of the recipient is
        told a day too long.
        """
        return self._published(missed, file)

    @silence(law.PUBLICATION_ABROAD, when=AT_WORK, to=AT_WORK, row="service/S-13")
    def hold_served_abroad(self, missed: Lapse, file: File) -> Step[Serving]:
        """The sixty days of a recipient without a domicile in China are over."""
        return self._published(missed, file)

    # --- another day (解释135; 在线诉讼规则31; 法院专递规定11) ---------------------------------------------

    @rule(
        on=ServiceCorrection,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite=("CPLI-135", "ZXSS-31", "FYZD-11"),
        row=("service/S-05", "service/S-06", "service/S-09"),
        elsewhere=True,
    )
    def correct_day(self, act: ServiceCorrection, file: File) -> Step[Serving]:
        """The recipient has proven another day of receipt: its clocks run from that day, unless they are over.

        Doubt: who proves that he had no fault in returned mail is served when he has the paper, on the day he proves;
        the law does not say how he is served then.
        """
        one = self.made(act)
        held = one.effective
        assert held is not None
        if held.channel not in DISPROVABLE:
            raise Refused(
                "签收日期为送达日期，不以其他证明更正",
                article="CPL-87",
                field="key",
                remedy="签收不实的，可以就送达的效力提出异议",
            )
        must_have_come(act.on, one, act.stamp.received_at)
        proven = replace(held, at=act.at, proof=act.proof.sha256)
        after = one.instead(held, replace(held, outcome=Outcome.DISPROVED)).tried(proven)
        facts = _told(one, after, held.channel, file)
        if not facts:
            raise AlreadyDone("所证明的日期没有改变送达的日期", field="on")
        return Step(now=self.noting(after), facts=facts)

    def _met(self, one: Service) -> tuple[Meet, ...]:
        """The periods of ways under way end with the service, but for those that run for another paper too."""
        others = [
            (way.term, way.at)
            for other in self.services
            if (other.paper, other.on) != (one.paper, one.on) and other.on == one.on and other.effective is None
            for way in other.under_way
        ]
        return tuple(
            Meet(term=TERMS[str(way.term)], party=one.on, start=way.at)
            for way in one.under_way
            if (way.term, way.at) not in others
        )

    def _lapsed(self, missed: Lapse) -> list[tuple[Service, Attempt]]:
        """The services not made yet whose way this period was."""
        period = missed.period
        return [
            (one, way)
            for one in self.services
            if one.on == period.party and one.effective is None
            for way in one.under_way
            if (way.term, way.at) == (period.term, period.start)
        ]

    def _over(self, missed: Lapse, at: datetime) -> Serving:
        now = self
        for one, way in self._lapsed(missed):
            now = now.noting(one.instead(way, replace(way, outcome=Outcome.OVER, at=at, term=None)))
        return now

    def _published(self, missed: Lapse, file: File) -> Step[Serving]:
        now, facts, at = self, list[AnyFact](), noon(missed.period.last_day)
        for one, way in self._lapsed(missed):
            effect = waiting(one, file.outbox)
            if effect is None:
                continue
            served = one.instead(way, replace(way, outcome=Outcome.SERVED, at=at, term=None))
            now = now.noting(replace(served, key=effect.key))
            facts.append(_fact(effect.key, served, Channel.PUBLICATION, at))
        return Step(now=now, facts=tuple(facts))


def _attempt(act: ServiceReturn | ServiceAttempt | Dispatch, at: datetime, outcome: Outcome) -> Attempt:
    return Attempt(channel=act.channel, at=at, outcome=outcome, proof=act.proof.sha256 if act.proof else None)


def _fact(key: str, one: Service, channel: Channel, at: datetime) -> Served:
    return Served(key=key, at=at, paper=one.paper, form=one.form, on=one.on, channel=channel)


def _told(before: Service, after: Service, channel: Channel, file: File) -> tuple[AnyFact, ...]:
    """What a report establishes: a first service, an earlier or a proven day, or nothing new."""
    held, now = before.effective, after.effective
    assert now is not None
    if held is None:
        return (_fact(after.key, after, now.channel, now.at),)
    if local_day(held.at) == local_day(now.at):
        return ()
    moved = Redated(
        key=after.key, at=now.at, paper=after.paper, form=after.form, on=after.on, channel=channel, was=held.at
    )
    return (moved,)

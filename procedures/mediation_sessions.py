"""The sessions of a mediation: called, recorded in the vault; undisputed facts signed apart (在线调解规则18, 22)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.mediation import (
    FactsSignature,
    SessionMinutes,
    SessionNotice,
    UndisputedFacts,
)
from cases.agencies import Role
from cases.errors import Malformed
from forms.session_minutes.form import SessionMinutes as MinutesPaper
from forms.session_notice.form import SessionNotice as SessionPaper
from forms.undisputed_facts.form import UndisputedFacts as FactsPaper
from procedures.mediation_later import Later
from procedures.mediation_state import (
    DRAFTING,
    MEDIATING,
    SIGNING,
    Signed,
)
from procedures.papers import issue
from procedures.rules import File, Step, rule


@dataclass(frozen=True, kw_only=True)
class Sessions(Later):
    """The rules on sessions."""

    @rule(
        on=SessionNotice,
        by=Role.MEDIATOR,
        when=MEDIATING,
        to=MEDIATING,
        cite=("PML-20", "O81-66"),
        row="P1/session",
        papers=(SessionPaper,),
        duty=True,
    )
    def call(self, act: SessionNotice, file: File) -> Step[Sessions]:
        """A session is called; everybody is told when, where and how."""
        self.must_be_mediator(act.stamp.person)
        if act.held_at <= act.stamp.received_at:
            raise Malformed("调解时间必须在将来", field="held_at", remedy="请另定时间")
        notice = issue(
            SessionPaper,
            self,
            act,
            parties=file.everyone,
            mediators=self.mediators,
            held_at=act.held_at,
            mode=act.mode,
            place=act.place,
            kind=self.kind_id,
            serve_on=file.everyone,
        )
        return Step(now=replace(self, called_for=act.held_at), effects=(notice,))

    @rule(
        on=SessionMinutes,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING),
        to=(MEDIATING, DRAFTING),
        cite="PML-27",
        row="P1/session",
        papers=(MinutesPaper,),
    )
    def record(self, act: SessionMinutes, file: File) -> Step[Sessions]:
        """The minutes are kept in the confidential vault (人民调解法27; 特邀调解规定28)."""
        self.must_be_mediator(act.stamp.person)
        if act.held_at > act.stamp.received_at:
            raise Malformed("调解尚未举行，不能提交笔录", field="held_at", remedy="请核对调解时间")
        minutes = issue(
            MinutesPaper,
            self,
            act,
            case_number=self.number_paper,
            parties=file.everyone,
            mediators=self.mediators,
            recorder=act.recorder,
            held_at=act.held_at,
            place=act.place,
            attendees=act.attended,
            text=act.text,
        )
        return Step(now=self, effects=(minutes,))

    @rule(
        on=UndisputedFacts,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING),
        to=(MEDIATING, DRAFTING),
        cite="ZXTJ-22",
        row="P1/undisputed",
    )
    def write_facts(self, act: UndisputedFacts, file: File) -> Step[Sessions]:
        """Facts that nobody disputes are written down, apart from the minutes, to be signed."""
        self.must_be_mediator(act.stamp.person)
        return Step(now=replace(self, undisputed=act.text, facts_signed=()))

    @rule(
        on=FactsSignature,
        by=Role.PARTY,
        when=(MEDIATING, DRAFTING, SIGNING),
        to=(MEDIATING, DRAFTING, SIGNING),
        cite=("ZXTJ-18", "ZXTJ-22"),
        row="P1/undisputed",
        papers=(FactsPaper,),
    )
    def sign_facts(self, act: FactsSignature, file: File) -> Step[Sessions]:
        """Only what all parties have signed may be used outside the mediation (在线调解规则18)."""
        if self.undisputed is None or self.undisputed.sha256 != act.sha256:
            raise Malformed("所签文本与调解员记载的无争议事实不一致", field="sha256", remedy="请核对文本后再签")
        signature = Signed(who=str(act.stamp.party), on=act.stamp.received_at)
        now = replace(self, facts_signed=(*self.facts_signed, signature))
        signed = [signature.who for signature in now.facts_signed]
        if any(party not in signed for party in file.everyone):
            return Step(now=now)
        paper = issue(
            FactsPaper,
            self,
            act,
            parties=file.everyone,
            mediator=self.mediators[0],
            facts=self.undisputed,
            signatures=[{"who": signature.who, "on": signature.on} for signature in now.facts_signed],
            serve_on=file.everyone,
        )
        return Step(now=now, effects=(paper,))

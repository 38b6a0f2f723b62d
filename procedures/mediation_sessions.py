"""The sessions of a mediation: called, recorded in the vault; undisputed facts signed apart (在线调解规则18, 22)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.mediation import (
    FactsSignature,
    Mode,
    SessionMinutes,
    SessionNotice,
    UndisputedFacts,
)
from cases.acts.mediation_course import HelperInvitation
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import Malformed, Refused
from cases.facts import Issued, Served
from forms.session_minutes.form import SessionMinutes as MinutesPaper
from forms.session_notice.form import SessionNotice as SessionPaper
from forms.undisputed_facts.form import UndisputedFacts as FactsPaper
from procedures.mediation_entries import Signed
from procedures.mediation_later import Later
from procedures.mediation_state import DISCLOSING, DRAFTING, MEDIATING, PATENT, SIGNING
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
            helpers=self.helpers,
            serve_on=file.everyone,
        )
        called = replace(self, called_for=act.held_at, called_mode=act.mode, notice=None, told=(), attended=())
        return Step(now=called, effects=(notice,))

    @rule(on=Issued, form=SessionPaper, when=MEDIATING, to=MEDIATING, cite=("PML-20", "O81-66"), row="P1/session")
    def know_notice(self, fact: Issued, file: File) -> Step[Sessions]:
        """The notice of the session is filed; its services are told from those of an earlier one."""
        return Step(now=replace(self, notice=fact.key))

    @rule(
        on=Served,
        form=SessionPaper,
        when=(MEDIATING, DRAFTING, SIGNING),
        to=(MEDIATING, DRAFTING, SIGNING),
        cite=("O81-67", "CPL-87"),
        row="P1/session",
    )
    def know_told(self, fact: Served, file: File) -> Step[Sessions]:
        """A party was told of the session before it began; who was not is not absent."""
        if fact.paper != self.notice or self.called_for is None or fact.at > self.called_for:
            return Step(now=self)
        return Step(now=replace(self, told=tuple(dict.fromkeys((*self.told, fact.on)))))

    @rule(
        on=HelperInvitation,
        by=(Role.MEDIATOR, Role.OFFICER),
        when=(DISCLOSING, MEDIATING, DRAFTING),
        to=(DISCLOSING, MEDIATING, DRAFTING),
        cite=("O81-68", "PML-20"),
        row="MD05",
    )
    def invite_helper(self, act: HelperInvitation, file: File) -> Step[Sessions]:
        """Bodies or people are invited to help (办法68); people's mediation asks the parties first (人民调解法20)."""
        if self.variant != PATENT and any(party not in act.agreed for party in file.everyone):
            raise Refused(
                "邀请他人参与调解，须先征得各方当事人同意",
                article="PML-20",
                field="agreed",
                remedy="请写明已经同意的各方当事人",
            )
        return Step(now=replace(self, helpers=tuple(dict.fromkeys((*self.helpers, act.helper)))))

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
        called = act.held_at == self.called_for
        mode = self.called_mode if called and self.called_mode else act.mode
        must_be_identified(act, mode)
        must_agree_to_recording(act, file)
        attended = act.attended if called else self.attended
        now = replace(self, attended=attended, vaulted=True)
        return Step(now=now, effects=(self.minutes(act, mode, file),))

    def minutes(self, act: SessionMinutes, mode: Mode, file: File) -> Issue:
        """The minutes as a paper for the vault."""
        return issue(
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
            helpers=self.helpers,
            mode=mode,
            recorded=act.recording is not None,
        )

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


def must_be_identified(act: SessionMinutes, mode: Mode) -> None:
    """Raise `Refused` when somebody took part online and was not identified again (在线调解规则17)."""
    if mode is Mode.ONLINE and any(party not in act.identified for party in act.attended):
        raise Refused(
            "在线调解开始前须核实每一名参加人的身份",
            article="ZXTJ-17",
            field="identified",
            remedy="请写明已经在线比对证件、核实身份的当事人",
        )


def must_agree_to_recording(act: SessionMinutes, file: File) -> None:
    """Raise `Refused` when a recording is handed in to which not everybody expressly agreed (在线调解规则22)."""
    if act.recording is not None and any(party not in act.recording_agreed for party in file.everyone):
        raise Refused(
            "录音录像须经各方当事人明确表示同意",
            article="ZXTJ-22",
            field="recording_agreed",
            remedy="请删去录音录像，或者写明各方均已同意",
        )

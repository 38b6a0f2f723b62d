"""What is signed beside an agreement in effect: an oral agreement put into writing, a clerical correction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from cases.acts.mediation import CorrectionText, OralAccord, Seal, Signature, WrittenText
from cases.agencies import Role
from cases.agreement import Terms
from cases.errors import AlreadyDone, Malformed, NotAwaited, Refused
from cases.parties import Power
from forms.agreement_correction.form import AgreementCorrection
from forms.oral_agreement_record.form import OralAgreementRecord
from procedures.citing import agreement_paper
from procedures.mediation_effect import EFFECT_PAPERS
from procedures.mediation_entries import Draft, Signed
from procedures.mediation_split import Split
from procedures.mediation_state import DRAFTING, EFFECTIVE, MEDIATING, PEOPLE
from procedures.papers import issue, lines
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, rule, silence
from rulebook import mediation as law

LATER_PAPERS = (*EFFECT_PAPERS, AgreementCorrection)


@dataclass(frozen=True, kw_only=True)
class Later(Split):
    """The rules on what comes after the effect (人民调解法28, 30; 在线调解规则19)."""

    @rule(
        on=OralAccord,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING),
        to=EFFECTIVE,
        cite=("PML-28", "PML-30"),
        row="P1/sign",
        papers=(OralAgreementRecord,),
        kinds=(PEOPLE,),
    )
    def agree_orally(self, act: OralAccord, file: File) -> Step[Later]:
        """An oral agreement binds from when it was reached; the mediator records and signs it (人民调解法30)."""
        if not self.kind_of.oral:
            raise Refused(
                "只有人民调解可以达成口头调解协议",
                article="PML-30",
                remedy="请制作书面调解协议并由各方签名",
            )
        self.must_be_mediator(act.stamp.person)
        if not (self.filed_at or self.requested_at) <= act.agreed_at <= act.stamp.received_at:
            raise Malformed("达成协议的时间须在调解期间", field="agreed_at", article="PML-30", remedy="请核对时间")
        findings = self.gate(act.terms, act, file)
        now = self.into(
            EFFECTIVE,
            terms=act.terms,
            oral=True,
            signed=(),
            sealed=None,
            effective_at=act.agreed_at,
            file_by_from=act.agreed_at,
        )
        return Step(now=now, effects=(now.oral_record(act, file),), findings=findings)

    @rule(
        on=WrittenText,
        by=Role.MEDIATOR,
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite=("PML-28", "PML-29"),
        row="P1/freeze",
        opens=(law.LATER_TEXT,),
        kinds=(PEOPLE,),
    )
    def write_down(self, act: WrittenText, file: File) -> Step[Later]:
        """What was agreed orally is written down for signature; the same promises, so that it can be confirmed.

        Doubt: whether the thirty days then run from the writing (人民调解法33 speaks of the effect of the agreement,
        which the oral one has had); the safe reading counts from the oral agreement.
        """
        if not self.oral:
            raise NotAwaited("本协议已经是书面协议", article="PML-28", remedy="文字有误的，请提交文字更正")
        self._must_promise_the_same(act.terms)
        findings = self.gate(act.terms, act, file)
        return Step(now=replace(self, draft=Draft(terms=act.terms)), opens=_for_signature(), findings=findings)

    @rule(
        on=CorrectionText,
        by=Role.MEDIATOR,
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite="CIV-509",
        row=("P1/freeze", "MD08"),
        opens=(law.LATER_TEXT,),
    )
    def correct(self, act: CorrectionText, file: File) -> Step[Later]:
        """A slip of the pen is put right by all who signed; it cites the text that it corrects.

        Doubt: no text says how an agreement in effect is corrected. What changes who owes what, how much or when is a
        new agreement with its own thirty days; anything else changes words alone and restarts nothing.
        """
        if self.terms is None or self.oral or act.corrects != self.terms.text.sha256:
            raise Malformed("所更正的不是生效协议的文本", field="corrects", article="DZQM-13", remedy="请核对哈希值")
        if act.terms.text.sha256 == act.corrects:
            raise AlreadyDone("更正后的文本与原文本相同", field="terms")
        self.must_not_be_walked(file)
        self._must_promise_the_same(act.terms)
        findings = self.gate(act.terms, act, file)
        return Step(now=replace(self, draft=Draft(terms=act.terms)), opens=_for_signature(), findings=findings)

    @rule(
        on=Signature,
        by=(Role.PARTY, Role.MEDIATOR),
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite=("PML-29", "O81-69"),
        row=("P1/sign", "MD08"),
        papers=LATER_PAPERS,
        power=Power.SETTLE,
        duty=True,
    )
    def sign_after(self, act: Signature, file: File) -> Step[Later]:
        """A text beside the agreement is signed; online, the mediator signs after the parties."""
        who = act.stamp.party or act.stamp.person
        if act.stamp.party is None:
            self.must_be_mediator(act.stamp.person)
        signed = Signed(who=who, on=act.stamp.received_at)
        done = self.signed if self.draft is None else self.draft.signed
        if any(one.who == who for one in done):
            raise AlreadyDone("已经签署过，只计一次", field="sha256")
        return self._after(act, file, signed=(*done, signed))

    @rule(
        on=Seal,
        by=Role.OFFICER,
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite=("PML-29", "O81-69"),
        row=("P1/sign", "MD08"),
        papers=LATER_PAPERS,
        duty=True,
    )
    def seal_after(self, act: Seal, file: File) -> Step[Later]:
        """The body seals a text beside the agreement; online, it seals after the parties have signed."""
        done = self.sealed if self.draft is None else self.draft.sealed
        if done is not None:
            raise AlreadyDone("已经加盖印章，只计一次", field="sha256")
        return self._after(act, file, sealed=Signed(who=self.office.id, on=act.stamp.received_at))

    @silence(law.LATER_TEXT, when=EFFECTIVE, to=EFFECTIVE, row="P1/sign")
    def never_signed(self, missed: Lapse, file: File) -> Step[Later]:
        """Not all have signed what was laid beside the agreement: it falls, and the agreement stays as it is."""
        return Step(now=replace(self, draft=None))

    # --- what the rules above share ---------------------------------------------------------------------

    def _after(self, act: Signature | Seal, file: File, **done: Any) -> Step[Later]:
        if self.draft is None:
            return self._online(act, file, **done)
        self.must_be_the_text(act.sha256, self.draft.terms)
        draft = replace(self.draft, **done)
        if not replace(self, online=False, signed=draft.signed, sealed=draft.sealed).binding(file):
            return Step(now=replace(self, draft=draft))
        met = (Meet(term=law.LATER_TEXT),)
        if self.oral:
            written = replace(self, terms=draft.terms, signed=draft.signed, sealed=draft.sealed, oral=False, draft=None)
            return Step(now=written, effects=written.effect_papers(act, file), changes=met)
        self.must_not_be_walked(file)
        corrected = replace(self, terms=draft.terms, draft=None)
        paper = issue(
            AgreementCorrection,
            self,
            act,
            parties=file.everyone,
            mediators=self.mediators,
            agreement=agreement_paper(self.id, self.office),
            corrects=self.terms.text.sha256 if self.terms else "",
            text=draft.terms.text,
            signatures=[{"who": one.who, "on": one.on} for one in (*draft.signed, *filter(None, (draft.sealed,)))],
            serve_on=file.everyone,
        )
        return Step(now=corrected, effects=(paper,), changes=met)

    def _online(self, act: Signature | Seal, file: File, **done: Any) -> Step[Later]:
        """In effect since the last party's electronic signature; the paper waits until its form is whole."""
        if not self.online or self.whole:
            raise NotAwaited("协议已经签署完毕", article="ZXTJ-19", remedy="请用 show 查看现在可以办理的事项")
        self.must_be_the_text(act.sha256, self.terms)
        now = replace(self, **done)
        return Step(now=now, effects=now.effect_papers(act, file) if now.whole else ())

    def oral_record(self, act: OralAccord, file: File) -> Any:
        """The record of an oral agreement, which the mediator signs."""
        return issue(
            OralAgreementRecord,
            self,
            act,
            parties=file.everyone,
            mediator=act.stamp.person,
            agreed=act.agreed_at,
            facts=act.terms.facts,
            obligations=lines(act.terms.obligations),
            text=act.terms.text,
            serve_on=file.everyone,
        )

    def must_not_be_walked(self, file: File) -> None:
        """While a court has the agreement before it, nobody changes a word of it."""
        if file.walked:
            raise Refused(
                "协议已经提交人民法院或者已经取得执行依据，不能再更正文字",
                article="CPL-205",
                remedy="请向人民法院说明；法院准许撤回申请后可以更正",
            )

    def _must_promise_the_same(self, terms: Terms) -> None:
        if self.terms is None or _promises(terms) != _promises(self.terms):
            raise Refused(
                "所改内容涉及谁向谁履行、履行什么、数额或者期限，属于新的协议，不是文字更正",
                article="CPL-206",
                field="terms",
                remedy="请由各方重新申请调解并达成新的协议；新协议另行起算三十日",
            )


def _promises(terms: Terms) -> dict[str, Any]:
    """What a text promises, without the words in which it does."""
    words = {"text", "facts", "wants_confirmation", "copies", "obligations"}
    promises = [one.model_dump(exclude={"wording"}) for one in terms.obligations]
    return {**terms.model_dump(exclude=words), "obligations": promises}


def _for_signature() -> tuple[Opening, ...]:
    return (Opening(term=law.LATER_TEXT),)

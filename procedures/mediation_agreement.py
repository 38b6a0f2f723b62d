"""The agreement of a mediation: agreed in principle, frozen behind the gate, signed in any order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NoReturn, Self

from cases.acts import Act
from cases.acts.confirmation import JointApplication
from cases.acts.mediation import Accord, FinalText, GuarantorSignature, PartAgreement, RefusalToSign, Seal, Signature
from cases.agencies import Role
from cases.agreement import Terms
from cases.errors import AlreadyDone, Malformed, NotAwaited, NotEntitled, Refused
from cases.findings import Finding
from cases.parties import Power, Side
from procedures.mediation_effect import EFFECT_PAPERS, Effect
from procedures.mediation_entries import Signed
from procedures.mediation_state import (
    DRAFTING,
    EFFECTIVE,
    ENDING_PAPERS,
    MEDIATING,
    NOT_FILED,
    SIGNING,
    TERMINATED,
    Status,
)
from procedures.periods import Opening
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from procedures.terms import again_in_a_month
from rulebook import mediation as law
from rulebook.grounds import EndingGround
from rulebook.lint import check_before
from rulebook.splitting import declaring


@dataclass(frozen=True, kw_only=True)
class Agreement(Effect):
    """The rules on the agreement (人民调解法28–31; 办法69)."""

    @rule(on=Accord, by=Role.MEDIATOR, when=MEDIATING, to=DRAFTING, cite="PML-28", row="P1/principle")
    def agree(self, act: Accord, file: File) -> Step[Agreement]:
        """The parties agree in principle."""
        return Step(now=self.into(DRAFTING))

    @rule(
        on=FinalText,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING, SIGNING),
        to=SIGNING,
        cite=("PML-29", "O81-69"),
        row=("P1/freeze", "MD08"),
        opens=(law.SIGNING,),
        duty=True,
    )
    def freeze(self, act: FinalText, file: File) -> Step[Agreement]:
        """The text is frozen by its hash; a new text is a new ceremony."""
        if self.signed and self.terms is not None and act.terms.text == self.terms.text:
            raise AlreadyDone("该文本已经定稿并开始签署", field="terms")
        self.must_stay_in_its_part(act.terms)
        findings = self.gate(act.terms, act, file)
        return Step(
            now=self.opened_for_signature(act.terms, online=act.online),
            opens=(Opening(term=law.SIGNING),),
            findings=findings,
        )

    @rule(
        on=PartAgreement,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING, SIGNING),
        to=MEDIATING,
        cite=("PML-28", "O81-69"),
        row="people/part",
    )
    def settle_in_part(self, act: PartAgreement, file: File) -> Step[Agreement]:
        """Some settle now, in an agreement of their own that the dispute opens; the others go on mediating."""
        self.must_be_mediator(act.stamp.person)
        leaving = _leaving(act.parties, file)
        settling = replace(file, parties=tuple(party for party in file.parties if party.id in act.parties))
        findings = self.gate(act.terms, act, settling)
        left = self.into(MEDIATING, terms=None, signed=(), sealed=None, undisputed=None, facts_signed=())
        return Step(now=replace(left, out=(*self.out, *leaving)), findings=findings)

    @rule(
        on=Signature,
        by=(Role.PARTY, Role.MEDIATOR),
        when=SIGNING,
        to=(SIGNING, EFFECTIVE),
        cite=("PML-29", "O81-69"),
        row=("P1/sign", "MD08", "P2/agree"),
        papers=EFFECT_PAPERS,
        power=Power.SETTLE,
        duty=True,
    )
    def sign(self, act: Signature, file: File) -> Step[Agreement]:
        """A party or a mediator signs the frozen text; nobody signs twice."""
        who = act.stamp.party or act.stamp.person
        self.must_be_the_text(act.sha256, self.terms)
        if any(signature.who == who for signature in self.signed):
            raise AlreadyDone("已经签署过，只计一次", field="sha256")
        if act.stamp.party is None:
            self.must_be_mediator(act.stamp.person)
        return self._signed(act, file, signed=(*self.signed, Signed(who=who, on=act.stamp.received_at)))

    @rule(
        on=Seal,
        by=Role.OFFICER,
        when=SIGNING,
        to=(SIGNING, EFFECTIVE),
        cite=("PML-29", "O81-69"),
        row=("P1/sign", "MD08"),
        papers=EFFECT_PAPERS,
        duty=True,
    )
    def seal(self, act: Seal, file: File) -> Step[Agreement]:
        """The body seals the frozen text."""
        self.must_be_the_text(act.sha256, self.terms)
        if self.sealed is not None:
            raise AlreadyDone("已经加盖印章，只计一次", field="sha256")
        return self._signed(act, file, sealed=Signed(who=self.office.id, on=act.stamp.received_at))

    @rule(
        on=GuarantorSignature,
        by=Role.THIRD_PERSON,
        when=SIGNING,
        to=SIGNING,
        cite="MSTJ-9",
        row=("P1/sign", "MD08"),
        elsewhere=True,
    )
    def sign_as_guarantor(self, act: GuarantorSignature, file: File) -> Step[Agreement]:
        """A guarantor from outside signs; the effect between the parties does not wait for it (调解规定9)."""
        self.must_be_the_text(act.sha256, self.terms)
        if self.terms is None or act.stamp.person not in self.terms.guarantors:
            raise NotEntitled("协议没有写明您提供担保", article="MSTJ-9", field="person", remedy="请核对担保人编号")
        if any(signature.who == act.stamp.person for signature in self.guaranteed):
            raise AlreadyDone("已经签署过，只计一次", field="sha256")
        signed = Signed(who=act.stamp.person, on=act.stamp.received_at)
        return Step(now=replace(self, guaranteed=(*self.guaranteed, signed)))

    @silence(law.SIGNING, when=SIGNING, to=SIGNING, row="P1/sign", opens=(law.SIGNING,))
    def signing_overdue(self, missed: Lapse, file: File) -> Step[Agreement]:
        """Signatures are overdue; the mediator is called again, and the term of the mediation goes on."""
        return Step(now=self, opens=(again_in_a_month(law.SIGNING),))

    @rule(
        on=RefusalToSign,
        by=Role.PARTY,
        when=SIGNING,
        to=(MEDIATING, TERMINATED),
        cite=("ZXTJ-25", "O81-70"),
        row=("P1/refuse-sign", "MD09"),
        papers=ENDING_PAPERS,
    )
    def refuse_to_sign(self, act: RefusalToSign, file: File) -> Step[Agreement]:
        """A party will not sign: the mediation ends, or goes on between the others."""
        return self.leave(str(act.stamp.party), EndingGround.REFUSED_TO_SIGN, act, file)

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=tuple(Status),
        to=tuple(Status),
        cite="CPL-205",
        row="P4/eligible",
        refuses=True,
    )
    def refuse_application(self, act: JointApplication, file: File) -> Step[Agreement]:
        """Only a written agreement in effect, reached in this mediation, is confirmed (R-03, R-04, R-08)."""
        if self.state is EFFECTIVE and self.confirmable:
            raise NotAwaited("司法确认程序现在不能办理此事项", remedy="请用 show 查看司法确认程序的状态")
        self._not_confirmable()

    def _not_confirmable(self) -> NoReturn:
        if self.state in (TERMINATED, NOT_FILED):
            raise Refused(
                "本次调解没有达成协议；未经调解组织调解达成的协议、法院调解书和仲裁文书不能申请司法确认",
                article="CPL-205",
                remedy="请重新申请调解，或者通过仲裁、行政、司法途径解决",
            )
        if self.state is not EFFECTIVE:
            raise Refused(
                "调解协议尚未生效，申请司法确认的三十日尚未起算",
                article="CPL-205",
                remedy="请先由各方当事人签名，并按规定由调解员签名、加盖调解组织印章",
            )
        if self.oral:
            raise Refused(
                "口头调解协议没有可以提交人民法院的调解协议书，不能申请司法确认",
                article="CPLI-354",
                remedy="请先将口头协议写成书面并由各方签名；三十日仍从口头达成协议之日起算",
            )
        raise Refused(
            "调解协议含有知识产权确权内容，人民法院不予受理确认申请",
            article="CPLI-355.5",
            remedy="请持协议向国家知识产权局办理登记、变更；其余条款分立另订的协议可以申请确认",
        )

    # --- what the rules above share ---------------------------------------------------------------------

    def gate(self, terms: Terms, act: Act, file: File) -> tuple[Finding, ...]:
        """What the gate warns of; raises `Refused` with all that it finds where something blocks."""
        today = local_day(act.stamp.received_at)
        findings = check_before(self.kind_of, self.office, today, terms, file.matter, file.everyone)
        blocking = [finding for finding in findings if finding.blocks]
        if not blocking:
            return findings
        messages = "；".join(f"{finding.message}（{finding.obligation or '全文'}）" for finding in blocking)
        raise Refused(
            blocking[0].message if len(blocking) == 1 else f"定稿前检查发现{len(blocking)}处不能签署：{messages}",
            article=blocking[0].cite,
            remedy="；".join(dict.fromkeys(finding.remedy for finding in blocking)),
            field=blocking[0].obligation or "terms",
            findings=findings,
        )

    def must_stay_in_its_part(self, terms: Terms) -> None:
        """Once a text was split, no new text of a part mixes again what was set apart (解释355（五）, DISP-08)."""
        if not self.parted:
            return
        mixed = terms.declares_title if self.second else len(declaring(terms)) < len(terms.obligations)
        if mixed:
            raise Refused(
                "协议已经分立：确权条款与其他条款不能再写入同一份协议",
                article="CPLI-355.5",
                field="terms",
                remedy="请分别修改各份协议，或者重新分立",
            )

    def opened_for_signature(self, terms: Terms, *, online: bool = False) -> Self:
        """The same with this text, which nobody has signed yet."""
        return self.into(SIGNING, terms=terms, online=online, signed=(), sealed=None, guaranteed=())

    def must_be_the_text(self, sha256: str, terms: Terms | None) -> None:
        """Who signs names the hash of what is signed."""
        if terms is None or terms.text.sha256 != sha256:
            raise Malformed("所签文本与定稿不一致", field="sha256", article="DZQM-13", remedy="请核对定稿后再签")

    def _signed(self, act: Signature | Seal, file: File, **done: Any) -> Step[Agreement]:
        """With the last signature or seal the agreement is in effect, unless its terms put the day off."""
        now = replace(self, **done)
        if not now.binding(file):
            return Step(now=now)
        put_off = now.put_off()
        effective = now.into(
            EFFECTIVE,
            effective_at=put_off or act.stamp.received_at,
            file_by_from=put_off or now.counted_from(file),
        )
        papers = effective.effect_papers(act, file) if effective.whole else ()
        return Step(now=effective, effects=papers)


def _leaving(settling: tuple[str, ...], file: File) -> tuple[str, ...]:
    """Of those who settle, the ones for whom nothing is left to mediate: some of a side, with all of the other side."""
    for side, other in ((Side.RESPONDENT, Side.APPLICANT), (Side.APPLICANT, Side.RESPONDENT)):
        mine, theirs = file.on(side), file.on(other)
        some = tuple(party for party in mine if party in settling)
        if some and len(some) < len(mine) and set(settling) == {*some, *theirs}:
            return some
    raise Refused(
        "部分当事人的协议须由一方全体与另一方的部分当事人达成，其余当事人之间才能继续调解",
        article="PML-28",
        field="parties",
        remedy="请核对达成协议的当事人；全体达成协议的，请提交协议定稿",
    )

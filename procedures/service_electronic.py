"""Electronic service (民事诉讼法90; 在线诉讼规则29–31): consent and its withdrawal, certificates, copies on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from cases.acts.service import (
    AddressConfirmation,
    ElectronicBar,
    ElectronicConsent,
    OtherChannel,
    PaperCopy,
    PaperCopyRequest,
    ServiceCertificate,
)
from cases.agencies import Role
from cases.effects import Serve
from cases.errors import AlreadyDone, Malformed, NotAwaited, Refused
from cases.facts import Channel
from forms.address_confirmation.form import AddressConfirmation as AddressPaper
from forms.electronic_service_certificate.form import ElectronicServiceCertificate
from procedures.papers import issue
from procedures.rules import File, Step, rule
from procedures.service_ledger import AT_WORK, CLERKS, Ledger
from procedures.service_state import Consented, PaperCopying


@dataclass(frozen=True, kw_only=True)
class Electronic(Ledger):
    """The rules of electronic service."""

    @rule(
        on=AddressConfirmation,
        by=Role.PARTY,
        when=AT_WORK,
        to=AT_WORK,
        cite=("CPL-90", "CPLI-136", "CPLI-137"),
        row=("service/address", "service/S-05", "service/S-15"),
        papers=(AddressPaper,),
    )
    def confirm_address(self, act: AddressConfirmation, file: File) -> Step[Electronic]:
        """A party confirms its address, for every stage up to enforcement, and whether papers come electronically.

        Who takes its consent back is served by hand from then on, also with what waits to be sent.
        """
        party = str(act.stamp.party)
        if act.electronic:
            self.must_be_allowed(party)
        said = Consented(party=party, electronic=act.electronic, at=act.stamp.received_at)
        paper = issue(AddressPaper, self, act, party=party)
        moved = _reached_by(file, party, act.electronic, addressed_at=act.stamp.received_at)
        return Step(now=self.saying(said), effects=(paper,), file=moved)

    @rule(
        on=ElectronicConsent,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite="ZXSS-29",
        row="service/S-05",
        involved=True,
    )
    def find_consent(self, act: ElectronicConsent, file: File) -> Step[Electronic]:
        """Consent may lie in a prior agreement, an address in a pleading, or in taking what came electronically."""
        if act.party not in file.everyone:
            raise Malformed("本案没有这一当事人", field="party", remedy="请核对当事人编号")
        self.must_be_allowed(act.party)
        last = self.said(act.party)
        if last is not None and not last.electronic:
            raise Refused(
                "该当事人已明确表示不同意电子送达",
                article="ZXSS-29",
                field="party",
                remedy="请以其他方式送达；当事人改变意见的，由其重新确认送达地址",
            )
        said = Consented(party=act.party, electronic=True, at=act.stamp.received_at, basis=act.basis)
        return Step(now=self.saying(said), file=_reached_by(file, act.party, True))

    @rule(on=ElectronicBar, by=CLERKS, when=AT_WORK, to=AT_WORK, cite="CPL-283", row="service/S-13", involved=True)
    def bar_electronic(self, act: ElectronicBar, file: File) -> Step[Electronic]:
        """The law of the recipient's country forbids electronic service; no consent helps."""
        party = next((party for party in file.parties if party.id == act.party), None)
        if party is None or party.domestic:
            raise Malformed("该当事人不是在中国领域内没有住所的当事人", field="party", remedy="请核对当事人编号")
        said = Consented(party=act.party, electronic=False, at=act.stamp.received_at, barred=True)
        return Step(now=self.saying(said), file=_reached_by(file, act.party, False))

    @rule(
        on=OtherChannel,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite="CPL-90",
        row="service/instead",
        elsewhere=True,
    )
    def serve_otherwise(self, act: OtherChannel, file: File) -> Step[Electronic]:
        """An electronic service that could not be made is made by hand."""
        if not isinstance(self.undone(act, file), Serve):
            raise NotAwaited("没有未完成的这一电子送达", field="key", remedy="请在待办事项中核对送达编号")
        return Step(now=self, by_hand=(act.key,))

    @rule(
        on=ServiceCertificate,
        by=CLERKS,
        when=AT_WORK,
        to=AT_WORK,
        cite=("CPL-90", "ZXSS-31"),
        row=("service/certificate", "service/S-05"),
        papers=(ElectronicServiceCertificate,),
        elsewhere=True,
    )
    def certify_service(self, act: ServiceCertificate, file: File) -> Step[Electronic]:
        """A clerk certifies an electronic service; the paper cannot be made where there was none under that key."""
        if not act.key.startswith(f"{file.case}:"):
            raise Malformed("本案没有这一送达事项", field="key", remedy="请在案件的送达记录中核对编号")
        one = next((one for one in self.services if one.key == act.key), None)
        said = self.said(one.on) if one is not None else None
        held = one.effective if one is not None else None
        more: dict[str, Any] = {} if said is None or not said.electronic else {"consent": said.basis}
        if held is not None and held.proof is not None and held.channel is Channel.ELECTRONIC:
            more["proven"] = True
        paper = issue(ElectronicServiceCertificate, self, act, office=act.stamp.office, service=act.key, **more)
        return Step(now=self, effects=(paper,))

    @rule(on=PaperCopyRequest, by=Role.PARTY, when=AT_WORK, to=AT_WORK, cite="CPL-90", row="service/S-08")
    def ask_for_paper(self, act: PaperCopyRequest, file: File) -> Step[Electronic]:
        """A recipient asks for the paper on paper; the day of service stays."""
        one = self.made(act)
        if one.on != act.stamp.party:
            raise NotAwaited("这一文书不是送达给您的", field="key", remedy="请核对送达编号")
        if one.copying is not None:
            raise AlreadyDone("已经要求提供纸质文书", field="key")
        return Step(now=self.noting(replace(one, copying=PaperCopying.ASKED)))

    @rule(on=PaperCopy, by=CLERKS, when=AT_WORK, to=AT_WORK, cite="CPL-90", row="service/S-08", elsewhere=True)
    def give_paper(self, act: PaperCopy, file: File) -> Step[Electronic]:
        """The office gives the paper on paper; the day of service stays."""
        one = self.made(act)
        if one.copying is not PaperCopying.ASKED or one.office != act.stamp.office:
            raise NotAwaited("没有等待提供的纸质文书", field="key", remedy="请在待办事项中核对送达编号")
        return Step(now=self.noting(replace(one, copying=PaperCopying.GIVEN)))


def _reached_by(file: File, party: str, electronic: bool, **more: Any) -> File:
    """The file in which this party takes papers electronically, or by hand."""
    parties = tuple(
        one.model_copy(update={"electronic": electronic, **more}) if one.id == party else one for one in file.parties
    )
    return replace(file, parties=parties)

"""What the law asks of each channel before a paper counts as served by it; every refusal says what to do instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from cases.acts.service import PublicationOrder, PublicationReason, Relation, ServiceReturn
from cases.errors import Refused
from cases.facts import Channel
from cases.parties import Party, PartyKind
from procedures.papers import FORMS
from procedures.rules import local_day
from procedures.service_state import Outcome, Service

ABROAD = (Channel.TREATY, Channel.DIPLOMATIC, Channel.MAIL_ABROAD)
"""Channels towards parties without a domicile in China (民诉法283)."""

ITSELF = (Relation.RECIPIENT, Relation.LEGAL_REPRESENTATIVE, Relation.DESIGNATED)
"""Who signs for a paper that is given to the party in person (解释133)."""

Check = Callable[[ServiceReturn, Party, Service], None]


def must_have_come(on: date, one: Service, now: datetime) -> None:
    """A day of service lies between the paper and today."""
    if on > local_day(now):
        raise Refused("送达日期在将来", article="CPL-87", field="on", remedy="请填写回证上签收的日期")
    if on < local_day(one.dated):
        raise Refused("送达日期早于文书制作的日期", article="CPL-87", field="on", remedy="请核对回证上的日期")


def must_be_free(channel: Channel, one: Service, party: Party) -> None:
    """The channel is open for this paper and this recipient."""
    form = FORMS.get(one.form)
    if form is not None and channel in form.barred:
        raise Refused(
            f"{form.title}不得以这一方式送达",
            article=form.barred[channel],
            field="channel",
            remedy="请改用其他方式送达",
        )
    if channel in ABROAD and party.domestic:
        raise Refused(
            "这一方式只适用于在中国领域内没有住所的当事人",
            article="CPL-283",
            field="channel",
            remedy="请依民事诉讼法第八十七条至第九十五条送达",
        )


def check_return(act: ServiceReturn, party: Party, one: Service) -> None:
    """Everything that is asked of a reported service; raises `Refused`."""
    must_have_come(act.on, one, act.stamp.received_at)
    must_be_free(act.channel, one, party)
    form = FORMS.get(one.form)
    if form is not None and form.personal and act.relation not in ITSELF:
        raise Refused(
            f"{form.title}由当事人本人签收，本人因故不能签收的，由其指定的代收人签收",
            article=form.personal,
            field="relation",
            remedy="请由本人或者其指定的代收人签收",
        )
    CHECKS.get(act.channel, _nothing)(act, party, one)


def _nothing(act: ServiceReturn, party: Party, one: Service) -> None:
    """Nothing but the day is asked."""


def _direct(act: ServiceReturn, party: Party, one: Service) -> None:
    if not act.signed:
        raise Refused(
            "受送达人没有签收的，不是直接送达",
            article="CPL-87",
            field="signed",
            remedy="拒绝签收的，可以留置送达，并由见证人见证或者拍照、录像",
        )
    _relation(act, party)


def _relation(act: ServiceReturn, party: Party) -> None:
    """Who may sign for whom (民诉法88)."""
    person = party.kind is PartyKind.PERSON
    misfit = {
        Relation.ADULT_FAMILY: not person,
        Relation.LEGAL_REPRESENTATIVE: person,
        Relation.RECEIVING_OFFICE: person,
        Relation.AGENT: not party.mandates,
        Relation.BRANCH: person or party.domestic,
    }
    if misfit.get(act.relation, False):
        raise Refused(
            "此人不是依法可以签收的人", article="CPL-88", field="relation", remedy="请核对签收人与受送达人的关系"
        )
    if act.relation is not Relation.RECIPIENT and act.signer is None:
        raise Refused(
            "由他人签收的，须记明签收人",
            article="CPL-88",
            field="signer",
            remedy="请写明签收人的姓名及其与受送达人的关系",
        )


def _collected(act: ServiceReturn, party: Party, one: Service) -> None:
    if not act.signed and act.remark is None:
        raise Refused(
            "到场领取而拒绝签署送达回证的，须在回证上注明",
            article="CPLI-131",
            field="remark",
            remedy="请由办理人员注明情况并签名",
        )
    _relation(act, party)


def _left(act: ServiceReturn, party: Party, one: Service) -> None:
    if not (act.witnesses or act.proof):
        raise Refused(
            "留置送达须有见证人，或者拍照、录像记录送达过程",
            article="CPL-89",
            field="witnesses",
            remedy="请写明见证人，或者提交照片、录像",
        )


def _left_outside(act: ServiceReturn, party: Party, one: Service) -> None:
    if act.proof is None:
        raise Refused(
            "在住所以外送达而受送达人拒绝签署的，须拍照、录像记录送达过程",
            article="CPLI-131",
            field="proof",
            remedy="请提交照片、录像；没有的，请另行送达",
        )


def _electronic(act: ServiceReturn, party: Party, one: Service) -> None:
    if not party.electronic:
        raise Refused(
            "受送达人没有同意电子送达",
            article="CPL-90",
            field="channel",
            remedy="请先由当事人确认送达地址，或者认定其同意；向其未提供的电子地址送达的，以其回复或者阅知为准",
        )


def _found(act: ServiceReturn, party: Party, one: Service) -> None:
    if act.answered is None or act.proof is None:
        raise Refused(
            "电子地址不是受送达人提供或者确认的，以其回复、作出相应行为或者阅知为准",
            article="ZXSS-31",
            field="answered",
            remedy="请提交回复、阅知的记录；没有的，请改用其他方式送达",
        )


def _returned(act: ServiceReturn, party: Party, one: Service) -> None:
    if act.returned is None:
        raise Refused(
            "邮件退回的，只有拒收、自己提供的地址不准确、变更未告知、拒不提供地址四种情形视为送达",
            article="FYZD-11",
            field="returned",
            remedy="不属于这四种情形的，请记明未成功的送达，改用其他方式",
        )
    if act.proof is None:
        raise Refused("须有退回的邮件及退回的记载", article="FYZD-11", field="proof", remedy="请提交邮件单和退回记载")


def _abroad(act: ServiceReturn, party: Party, one: Service) -> None:
    over = [way for way in one.tries if way.channel is Channel.MAIL_ABROAD and way.outcome is Outcome.OVER]
    if not over or act.proof is None:
        raise Refused(
            "自邮寄之日起满三个月，送达回证没有退回，根据各种情况足以认定已经送达的，才视为送达",
            article="CPL-283",
            field="channel",
            remedy="请先记明邮寄；期满后提交足以认定已经送达的材料",
        )
    if act.on != local_day(over[-1].at):
        raise Refused("以期间届满之日为送达日期", article="CPL-283", field="on", remedy="请填写三个月届满的日期")


def _published(act: ServiceReturn, party: Party, one: Service) -> None:
    raise Refused(
        "公告送达以公告期间届满为准，不能回报",
        article="CPL-95" if party.domestic else "CPL-283",
        field="channel",
        remedy="请先决定公告送达，公告发出后记明发出的日期，期间届满时视为送达",
    )


CHECKS: dict[Channel, Check] = {
    Channel.DIRECT: _direct,
    Channel.COLLECTED: _collected,
    Channel.LEFT: _left,
    Channel.LEFT_OUTSIDE: _left_outside,
    Channel.ELECTRONIC: _electronic,
    Channel.ELECTRONIC_FOUND: _found,
    Channel.RETURNED_MAIL: _returned,
    Channel.MAIL_ABROAD: _abroad,
    Channel.PUBLICATION: _published,
}


def check_publication(act: PublicationOrder, party: Party, one: Service) -> None:
    """Publication comes last, with its reason and what was tried before on record (民诉法95); raises `Refused`."""
    must_be_free(Channel.PUBLICATION, one, party)
    cite = "CPL-95" if party.domestic else "CPL-283"
    if act.reason is PublicationReason.OTHERS_FAILED and not one.failures:
        raise Refused(
            "用其他方式无法送达的，才可以公告送达；本案没有记明用过其他方式",
            article=cite,
            field="reason",
            remedy="请先以其他方式送达，未成功的逐次记明",
        )
    if act.reason is PublicationReason.WHEREABOUTS_UNKNOWN and act.proof is None:
        raise Refused(
            "须有受送达人下落不明的证明", article=cite, field="proof", remedy="请提交居民委员会、派出所等的证明"
        )

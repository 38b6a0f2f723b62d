"""What the gate checks that hangs on the body: its licence, what it may charge, what a service inventor is owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from cases.agencies import Office
from cases.agreement import Claim, Duty, Obligation, Terms
from cases.findings import Finding
from cases.rights import Matter, Quarrel, Right
from rulebook.competence import LICENSED_BY, licence_of
from rulebook.finding import block, warn
from rulebook.kind import Kind
from rulebook.tables.rewards import least_reward


def licensed(kind: Kind, office: Office, on: date) -> Iterator[Finding]:
    """A commercial body without its licence makes no agreement; one from before has until a day (R-07, D-42)."""
    if not kind.needs_licence:
        return
    ruling = licence_of(office, on)
    if not ruling.competent:
        remedy = "请先取得执业证书，或者由当事人向其他调解组织申请；没有执业证书的，协议不能申请司法确认"
        yield block("R-07", ruling.message, ruling.article, remedy)
    elif ruling.unverified:
        message = f"该商事调解组织尚未取得执业证书，须在{LICENSED_BY}以前取得"
        yield warn("R-07", message, ruling.article, "请尽快取得执业证书；人民法院可能要求说明调解组织依法设立")


def charged(terms: Terms, kind: Kind, parties: Iterable[str]) -> Iterator[Finding]:
    """Who bears the fee is written down where there is one, by the published schedule (R-37; 商事调解条例16)."""
    fees = terms.fees
    if not kind.charges:
        if fees is not None:
            yield block("R-37", "调解不收取费用，协议不能约定调解费用", "PML-4", "请删去调解费用的约定")
        return
    if fees is None:
        remedy = "请写明调解费用由谁负担、数额和所依据的公示标准"
        yield warn("R-37", "没有写明调解费用由谁负担", "SSTJ-16", remedy)
        return
    if fees.schedule is None:
        yield warn("R-37", "没有写明调解费用所依据的公示收费标准", "SSTJ-16", "请附本组织公示的收费标准")
    known = tuple(parties)
    if strangers := [who for who in fees.borne_by if who not in known]:
        message = f"调解费用的负担人{'、'.join(strangers)}不是本案当事人"
        yield block("R-37", message, "SSTJ-16", "请核对当事人编号")


def rewarded(terms: Terms, matter: Matter) -> Iterator[Finding]:
    """For each patent, the bonus that the law gives an inventor at least where nothing else was agreed (细则93).

    What is paid as remuneration (细则94) is another claim and makes up for nothing; a payment that does not say which
    of both it is counts as neither.
    """
    if matter.quarrel is not Quarrel.REWARD:
        return
    payments = [one for one in terms.obligations if one.duty is Duty.PAY]
    for one in payments:
        if one.claim is None:
            remedy = "请分别写明奖金和报酬，并写明所涉专利"
            yield warn("IR 93", "没有写明给付的是奖金还是报酬", "IR-93", remedy, one.id)
    for right in matter.rights:
        yield from _bonus(right, payments, alone=len(matter.rights) == 1)


def _bonus(right: Right, payments: list[Obligation], *, alone: bool) -> Iterator[Finding]:
    least = least_reward(right.kind)
    mine = [one for one in payments if one.claim is Claim.BONUS and (one.right == right.number or alone)]
    paid = sum((one.total for one in mine), Decimal(0))
    if paid < least:
        message = f"专利{right.number}的奖金合计{paid}元，低于没有约定时的法定最低额{least}元；报酬不能抵作奖金"
        remedy = "请核对单位与发明人是否另有约定、奖金是否已经发放；没有约定也没有发放的，不应低于法定最低额"
        yield warn("IR 93", message, "IR-93", remedy, mine[0].id if mine else None)

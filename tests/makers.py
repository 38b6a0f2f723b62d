"""Makers of example values: a complaint of each kind, actors, and one representative act of every class."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from adapters.calendars import packaged
from cases.acts import ACTS, Act, Stamp
from cases.acts.mediation import DepartureReason, Mode
from cases.acts.service import ConsentBasis, Failing, Medium, Notice, PublicationReason
from cases.agencies import Actor, Mediator, Office, OfficeKind, Role
from cases.agreement import Duty, Instalment, Obligation, Security, SecurityKind, Terms
from cases.calendar import Calendar
from cases.facts import Channel
from cases.materials import Complaint, HandedInBy, Materials
from cases.parties import Loss, Mandate, Party, PartyKind, Power, Side
from cases.rights import Matter, Quarrel, Right, RightKind
from cases.words import Ref, Vault

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 3, 2, 10, tzinfo=SHANGHAI)
COMMITTEE = Office(id="cq-ip-committee", kind=OfficeKind.PEOPLES_COMMITTEE, district="500000")
IP_OFFICE = Office(id="cq-ipo", kind=OfficeKind.PATENT_OFFICE, district="500000")
COMMERCIAL = Office(
    id="cq-commercial-centre",
    kind=OfficeKind.COMMERCIAL_BODY,
    district="500112",
    founded_on=date(2024, 3, 1),
    licensed_since=date(2026, 1, 5),
)
INDUSTRY = Office(id="cq-ip-association", kind=OfficeKind.INDUSTRY_BODY, district="500000")
MARKET = Office(id="cq-market-regulator", kind=OfficeKind.MARKET_REGULATOR, district="500000")
BASIC_COURT = Office(id="cq-liangjiang-court", kind=OfficeKind.BASIC_COURT, district="500192")
CITY_COURT = Office(id="cq-yuzhong-court", kind=OfficeKind.BASIC_COURT, district="500103")
NOTARY = Office(id="cq-notary-office", kind=OfficeKind.NOTARY_OFFICE, district="500103")
IP_COURT = Office(id="cq-ip-court", kind=OfficeKind.INTERMEDIATE_COURT, district="500000")


@cache
def calendar() -> Calendar:
    """The packaged calendar."""
    return packaged()


@cache
def ref(text: str = "x", vault: Vault = Vault.RECORD) -> Ref:
    """A reference to a text, by its hash."""
    return Ref(sha256=sha256(text.encode()).hexdigest(), size=len(text.encode()), vault=vault)


def at(days: float = 0, hour: int = 10) -> datetime:
    """So many days after the start, at an hour of the day in Chongqing."""
    return START.replace(hour=hour) + timedelta(days=days)


def parties(electronic: bool = True) -> tuple[Party, ...]:
    """An applicant company with an agent, and a respondent person."""
    return (
        Party(
            id="p1",
            side=Side.APPLICANT,
            kind=PartyKind.ORGANISATION,
            district="500112",
            electronic=electronic,
            mandates=(Mandate(agent="a1", powers=tuple(Power)), Mandate(agent="a2")),
        ),
        Party(id="p2", side=Side.RESPONDENT, kind=PartyKind.PERSON, district="500103", electronic=electronic),
    )


@cache
def materials() -> Materials:
    """Complete materials."""
    return Materials(
        requests=ref("requests"),
        facts=ref("facts"),
        evidence=(ref("certificate"),),
        right_proof=True,
        identified=("p1",),
        addressed=("p1",),
        authorised=("a1", "a2"),
        decision_copy=True,
    )


def complaint(office: Office = COMMITTEE, *, electronic: bool = True, **more: Any) -> Complaint:
    """A complete complaint: a trademark before the committee, a design patent before the office."""
    patent = office.kind is OfficeKind.PATENT_OFFICE
    right = RightKind.DESIGN if patent else RightKind.TRADEMARK
    number = "ZL202330123456.7" if patent else "12345678"
    matter = Matter(
        right=right,
        quarrel=Quarrel.DAMAGES if patent else Quarrel.INFRINGEMENT,
        rights=(Right(kind=right, number=number, granted_on=date(2023, 9, 1)),),
        claim=Decimal("300000"),
        arose_on=date(2026, 1, 5),
    )
    values: dict[str, Any] = {
        "case": "0199aaaa-0000-7000-8000-000000000001",
        "office": office,
        "by": "p1",
        "party": "p1",
        "channel": HandedInBy.COUNTER,
        "received_at": START,
        "handed_in_at": START,
        "parties": parties(electronic),
        "matter": matter,
        "materials": materials(),
    }
    return Complaint(**{**values, **more})


@cache
def terms(duty: Duty = Duty.PAY) -> Terms:
    """Terms that pass the lint: a payment in two instalments and a promise to stop."""
    declares = duty in (Duty.OWNERSHIP, Duty.VALIDITY, Duty.INVENTORSHIP)
    pay = Obligation(
        id="o1",
        obligor="p2",
        obligee="p1",
        duty=Duty.PAY,
        wording=ref("pay"),
        instalments=(
            Instalment(due=date(2026, 6, 30), amount=Decimal("60000")),
            Instalment(due=date(2026, 9, 30), amount=Decimal("60000")),
        ),
    )
    cease = Obligation(
        id="o2",
        obligor="p2",
        obligee="p1",
        duty=duty if declares else Duty.CEASE,
        wording=ref("cease"),
        instalments=(Instalment(due=date(2026, 5, 31)),),
        right="12345678",
        breach_sum=Decimal("20000"),
    )
    return Terms(
        obligations=(pay, cease),
        text=ref("agreement"),
        facts=ref("facts"),
        wants_confirmation=not declares,
        accepts_enforcement=True,
    )


def reworded(text: str = "corrected") -> Terms:
    """The same terms in other words."""
    return terms().model_copy(update={"text": ref(text)})


def conditional(latest: date | None = None) -> Terms:
    """The same terms, but the payment depends on a condition."""
    pay, cease = terms().obligations
    depends = pay.model_copy(update={"condition": ref("condition"), "condition_by": latest})
    return terms().model_copy(update={"obligations": (depends, cease)})


def guaranteed(by: str = "t1") -> Terms:
    """The same terms, with a security by somebody from outside."""
    security = Security(kind=SecurityKind.GUARANTEE, wording=ref("security"), secures=("o1",), guarantor=by)
    return terms().model_copy(update={"securities": (security,)})


def stamp(who: Actor, when: datetime, n: int | str, posted: datetime | None = None, seen: int | None = None) -> Stamp:
    """The desk's stamp."""
    return Stamp(
        act_id=f"act-{n}",
        person=who.person,
        role=who.role,
        office=who.office,
        party=who.party,
        received_at=when,
        handed_in_at=posted or when,
        seen=seen,
    )


@cache
def party(id: str, person: str | None = None) -> Actor:
    """A party, or its agent."""
    return Actor(person=person or id, role=Role.PARTY, party=id)


@cache
def official(role: Role, office: Office, person: str = "li") -> Actor:
    """Somebody who acts for an office."""
    return Actor(person=person, role=role, office=office.id)


@cache
def mediators(*ids: str, office: Office = COMMITTEE) -> tuple[Mediator, ...]:
    """Mediators of a body."""
    return tuple(Mediator(id=id, office=office.id) for id in ids)


CONTENT: dict[str, dict[str, Any]] = {
    "supplement": {"materials": materials()},
    "intake_refusal": {"ground": "not_civil"},
    "mediator_choice": {"mediators": mediators("m1")},
    "mediator_appointment": {"mediators": mediators("m1")},
    "mediator_recommendation": {"mediators": mediators("m1", "m2")},
    "disclosure_consent": {"statement": ref("agreed")},
    "vault_access": {"mediator": "m1"},
    "helper_invitation": {"helper": ref("helper"), "agreed": ("p1", "p2")},
    "postponement": {"party": "p2", "reason": ref("ill")},
    "private_meeting": {"party": "p2", "held_at": at(0), "text": ref("alone", Vault.CONFIDENTIAL)},
    "passing_on": {"text": ref("tell", Vault.CONFIDENTIAL)},
    "proposal": {"text": ref("proposal", Vault.CONFIDENTIAL), "days": 5},
    "proposal_answer": {"sha256": ref("proposal").sha256, "agrees": True},
    "mediator_departure": {"reason": DepartureReason.RESIGNATION},
    "appraisal": {"subject": ref("subject")},
    "session_notice": {"held_at": at(30), "mode": Mode.IN_PERSON, "place": ref("room")},
    "session_minutes": {
        "held_at": at(0),
        "place": ref("room"),
        "recorder": "li",
        "attended": ("p1", "p2"),
        "text": ref("said", Vault.CONFIDENTIAL),
    },
    "new_address": {"party": "p2"},
    "absence": {"party": "p2"},
    "undisputed_facts": {"text": ref("undisputed")},
    "facts_signature": {"sha256": ref("undisputed").sha256},
    "final_text": {"terms": terms()},
    "signature": {"sha256": ref("agreement").sha256},
    "seal": {"sha256": ref("agreement").sha256},
    "guarantor_signature": {"sha256": ref("agreement").sha256},
    "split_text": {
        "terms": terms(Duty.OWNERSHIP),
        "title_text": ref("agreement"),
        "rest_text": ref("rest"),
    },
    "oral_accord": {"terms": terms(), "agreed_at": at(0)},
    "written_text": {"terms": reworded()},
    "correction_text": {"corrects": ref("agreement").sha256, "terms": reworded()},
    "copy_sent": {"on": date(2026, 3, 2)},
    "no_agreement": {"ground": "no_prospect"},
    "extension_consent": {"until": date(2026, 12, 1)},
    "party_lost": {"party": "p2", "loss": Loss.DEATH},
    "succession": {"party": "p2", "proof": ref("proof")},
    "freeze_request": {"on": date(2026, 3, 1)},
    "freeze_extension": {"until": date(2028, 3, 1)},
    "freeze_end": {"on": date(2026, 3, 1)},
    "joint_application": {"court": BASIC_COURT},
    "application_consent": {"statement": ref("consent")},
    "oral_application": {"court": BASIC_COURT, "signed": ("p1", "p2"), "minutes": ref("oral")},
    "assistance_request": {"text": ref("question"), "days": 7},
    "assistance_reply": {"text": ref("answer")},
    "court_supplement_order": {"missing": ("agreement",), "days": 7},
    "court_supplement": {"materials": (ref("more"),)},
    "non_acceptance": {"grounds": ("355.2",)},
    "attendance_notice": {"held_at": at(200), "place": ref("court")},
    "inquiry": {"held_at": at(0), "attended": ("p1", "p2"), "clerk": "clerk", "minutes": ref("inquiry")},
    "materials_order": {"text": ref("order"), "days": 7},
    "materials_answer": {"materials": (ref("more"),)},
    "dismissal": {"grounds": ("355.4",)},
    "rejection": {"grounds": ("358.5",)},
    "confirmation_ruling": {"clerk": "clerk"},
    "review_extension": {"days": 15},
    "objection": {"grounds": ref("grounds")},
    "third_person_objection": {"known_on": date(2026, 3, 1), "grounds": ref("grounds")},
    "objection_ruling": {"outcome": "dismissed", "clerk": "clerk"},
    "late_application": {"court": BASIC_COURT, "obstacle_ended": date(2026, 3, 1), "reason": ref("reason")},
    "late_ruling": {"granted": True},
    "suit_non_acceptance": {"ground": "122.2", "judge": "li"},
    "delegation": {"body": COMMITTEE},
    "mediation_proposal": {"body": COMMITTEE},
    "mediation_statement": {"clerk": "clerk", "fee": Decimal("1300"), "bearer": "p2"},
    "statement_refusal": {"grounds": ("mstj10.3",)},
    "suit_withdrawal_ruling": {"clerk": "clerk", "fee": Decimal("1300")},
    "suit_termination": {"clerk": "clerk"},
    "statement_retrial": {"grounds": ref("grounds")},
    "retrial_decision": {"set_aside": True},
    "notary_application": {"notary": NOTARY},
    "notarial_refusal": {"grounds": ("notary.disputed",)},
    "certificate_grant": {"amount": Decimal("60000")},
    "certificate_refusal": {"grounds": ("certificate.disputed",)},
    "non_enforcement_request": {
        "court": BASIC_COURT,
        "ground": "12.1",
        "notified_on": date(2026, 3, 1),
        "proof": ref("proof"),
    },
    "non_enforcement_ruling": {"granted": True},
    "performed": {"obligation": "o1", "amount": Decimal("60000"), "on": date(2026, 3, 1)},
    "set_off": {
        "obligation": "o1",
        "amount": Decimal("1000"),
        "on": date(2026, 3, 1),
        "agreement": ref("set-off"),
    },
    "denial": {"obligation": "o1", "amount": Decimal("60000"), "on": date(2026, 3, 1)},
    "breach": {"obligation": "o2", "on": date(2026, 3, 1), "proof": ref("proof")},
    "condition_met": {"obligation": "o1", "on": date(2026, 3, 1), "proof": ref("proof")},
    "condition_denied": {"obligation": "o1"},
    "enforcement_application": {"court": BASIC_COURT},
    "enforcement_refusal": {"ground": "unclear_content"},
    "enforcement_closing": {"collected": Decimal("1000"), "complete": False},
    "payment_order_application": {
        "performance": "performance-1",
        "debtors": ("p2",),
        "court": Office(id="cq-yuzhong-court", kind=OfficeKind.BASIC_COURT, district="500103"),
        "facts": ref("unpaid"),
        "counter_duty": False,
        "other_debts": False,
        "debtor_missing": False,
        "servable": True,
        "preservation": False,
    },
    "order_non_acceptance": {"grounds": ("427.5",)},
    "issue_of_order": {"clerk": "clerk"},
    "order_rejection": {"grounds": ("428.4",), "clerk": "clerk"},
    "creditor_suit": {"proof": ref("suit")},
    "order_objection": {"kind": "debt", "grounds": ref("grounds")},
    "objection_review": {"debtor": "p2", "clerk": "clerk"},
    "order_termination": {"clerk": "clerk"},
    "order_revocation": {"reasons": ref("reasons"), "judge": "judge", "clerk": "clerk"},
    "service_return": {"key": "none", "channel": Channel.DIRECT, "on": date(2026, 3, 1)},
    "service_failure": {"key": "none"},
    "service_attempt": {"key": "none", "channel": Channel.DIRECT, "on": date(2026, 3, 2), "why": Failing.ABSENT},
    "dispatch": {"key": "none", "channel": Channel.ENTRUSTED, "on": date(2026, 3, 2)},
    "publication_order": {
        "key": "none",
        "reason": PublicationReason.WHEREABOUTS_UNKNOWN,
        "gist": ref("gist"),
        "proof": ref("proof"),
    },
    "publication": {"key": "none", "notices": (Notice(medium=Medium.NEWSPAPER, on=date(2026, 3, 2)),)},
    "service_correction": {"key": "none", "on": date(2026, 3, 2), "proof": ref("proof")},
    "other_channel": {"key": "none"},
    "paper_copy_request": {"key": "none"},
    "paper_copy": {"key": "none"},
    "electronic_consent": {"party": "p2", "basis": ConsentBasis.PLEADING, "proof": ref("proof")},
    "electronic_bar": {"party": "p2", "proof": ref("proof")},
    "service_certificate": {"key": "0199aaaa-0000-7000-8000-000000000001:1:1"},
    "reissue": {"key": "none"},
    "address_confirmation": {"electronic": True},
    "authorisation": {"party": "p2", "agent": "a9", "powers": tuple(Power), "document": ref("authority")},
    "authority_revocation": {"party": "p1", "agent": "a2", "document": ref("notice")},
    "joinder": {"party": "p9", "side": Side.RESPONDENT, "ground": "necessary", "request": ref("request")},
    "joinder_consent": {"joining": "p9"},
    "joinder_refusal": {"joining": "p9"},
    "part_agreement": {"parties": ("p1", "p2"), "terms": terms()},
}


def make(name: str, who: Actor, when: datetime, to: str, n: int | str, **more: Any) -> Act:
    """An act of this name, with representative content unless told otherwise."""
    content = {**CONTENT.get(name, {}), **_made_by(name, who), **more}
    given = {key: content.pop(key) for key in ("posted", "seen") if key in content}
    return ACTS[name](stamp=stamp(who, when, n, **given), to=to, **content)


def _made_by(name: str, who: Actor) -> dict[str, Any]:
    """Content that depends on who hands it in, or is too large to lie about."""
    if name in ("mediator_appointment", "mediator_recommendation") and who.office is not None:
        named: tuple[Mediator, ...] = CONTENT[name]["mediators"]
        return {"mediators": tuple(one.model_copy(update={"office": who.office}) for one in named)}
    return {"calendar": calendar()} if name == "new_calendar" else {}


def utc(when: datetime) -> datetime:
    """The same instant in UTC."""
    return when.astimezone(UTC)

"""Acts by which a notary gives an agreement enforcement force, attests a default, and a debtor resists enforcement."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.agencies import Office
from cases.rights import Sum
from cases.words import RecordRef, Token

Grounds = Annotated[tuple[Token, ...], Field(min_length=1, max_length=8)]


class NotaryApplication(Act):
    """A party asks this notary office to give the agreement enforcement force; the others have to join."""

    TITLE: ClassVar[str] = "申请办理赋予强制执行效力的公证"
    act: Literal["notary_application"] = "notary_application"
    notary: Office


class NotaryJoining(Act):
    """Another party signs the application at the notary."""

    TITLE: ClassVar[str] = "共同签署公证申请"
    act: Literal["notary_joining"] = "notary_joining"


class NotaryWithdrawal(Act):
    """A party takes its signature under the application back."""

    TITLE: ClassVar[str] = "撤回公证申请"
    act: Literal["notary_withdrawal"] = "notary_withdrawal"


class NotaryAcceptance(Act):
    """The notary takes the application up."""

    TITLE: ClassVar[str] = "受理公证申请"
    act: Literal["notary_acceptance"] = "notary_acceptance"


class NotarialRefusal(Act):
    """The notary does not notarise, for coded reasons."""

    TITLE: ClassVar[str] = "不予办理公证"
    act: Literal["notarial_refusal"] = "notarial_refusal"
    grounds: Grounds


class NotarialDeed(Act):
    """The notary issues the instrument; `covers_guarantee` says that its text covers the guarantees too."""

    TITLE: ClassVar[str] = "出具公证债权文书"
    act: Literal["notarial_deed"] = "notarial_deed"
    covers_guarantee: bool = False


class CertificateRequest(Act):
    """The creditor asks the notary to attest the default (执行证书)."""

    TITLE: ClassVar[str] = "申请出具执行证书"
    act: Literal["certificate_request"] = "certificate_request"


class CertificateGrant(Act):
    """The notary attests the default: so much of what has fallen due is unpaid."""

    TITLE: ClassVar[str] = "出具执行证书"
    act: Literal["certificate_grant"] = "certificate_grant"
    amount: Annotated[Sum, Field(gt=0)]


class CertificateRefusal(Act):
    """The notary does not attest the default, for coded reasons."""

    TITLE: ClassVar[str] = "决定不予出具执行证书"
    act: Literal["certificate_refusal"] = "certificate_refusal"
    grounds: Grounds


class NonEnforcementRequest(Act):
    """The debtor asks the enforcing court not to enforce the instrument.

    `notified_on` is the day on which the enforcement notice was served, `known_on` that on which the debtor knew of a
    conflict of interest or a corruption of the notary.
    """

    TITLE: ClassVar[str] = "申请不予执行公证债权文书"
    act: Literal["non_enforcement_request"] = "non_enforcement_request"
    court: Office
    ground: Token
    notified_on: date
    known_on: date | None = None
    proof: RecordRef


class NonEnforcementRuling(Act):
    """The court rules on the debtor's request."""

    TITLE: ClassVar[str] = "裁定是否不予执行公证债权文书"
    act: Literal["non_enforcement_ruling"] = "non_enforcement_ruling"
    granted: bool

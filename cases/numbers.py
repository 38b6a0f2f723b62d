"""Public numbers as people write them: identity, credit code, patent, trademark; checked before they are kept.

Every check raises `ValueError` with a Chinese sentence, so that it works inside pydantic models and outside.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import cycle

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError as Unfit

from cases.rights import PATENTS, RightKind

_RESIDENT_ID = re.compile(r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{15}[0-9X]")
_PATENT = re.compile(r"ZL([0-9]{12}|[0-9]{8})\.([0-9X])")
_TRADEMARK = re.compile(r"G?[1-9][0-9]{0,8}[A-Z]?")
_SPACES = re.compile(r"\s+")
_WEIGHTS = range(2, 10)
_KINDS = {
    "1": RightKind.INVENTION,
    "2": RightKind.UTILITY_MODEL,
    "3": RightKind.DESIGN,
    "8": RightKind.INVENTION,
    "9": RightKind.UTILITY_MODEL,
}
"""The digit for the kind in a patent number (ZC 0006-2003); 8 and 9 are international applications."""

_SHOWN_HEAD, _SHOWN_TAIL = 4, 2


def resident_id(number: str) -> str:
    """A resident identity number (公民身份号码, GB 11643) in its plain form.

    python-stdnum's own check also asks that the county had its code in the year of birth; but the code is that of the
    registration, often decades later, so only province, day of birth and check digit are looked at here.
    """
    plain = _SPACES.sub("", str(ric.compact(number)))
    try:
        fits = _RESIDENT_ID.fullmatch(plain) is not None and plain[-1] == ric.calc_check_digit(plain)
        if fits and ric.get_birth_date(plain).year >= 1900:
            return plain
    except Unfit:
        pass
    raise ValueError("公民身份号码不正确：应为18位，省份、出生日期和校验码须相符")


def born_and_sex(number: str) -> tuple[date, str]:
    """The day of birth and the sex (男, 女) that a resident identity number states."""
    return ric.get_birth_date(number), "男" if int(number[16]) % 2 else "女"


def credit_code(number: str) -> str:
    """A unified social credit code (统一社会信用代码, GB 32100) in its plain form."""
    try:
        return str(uscc.validate(number))
    except Unfit:
        raise ValueError("统一社会信用代码不正确：应为18位，校验码须相符") from None


def patent_check_digit(digits: str) -> str:
    """The check digit of 12 (before October 2003: 8) digits: weights 2…9 again and again, modulo 11, X for ten."""
    rest = sum(int(digit) * weight for digit, weight in zip(digits, cycle(_WEIGHTS), strict=False)) % 11
    return "X" if rest == 10 else str(rest)


def patent_number(number: str, kind: RightKind | None = None) -> str:
    """A patent number (ZL202030123456.X) in its plain form; with `kind`, its digit for the kind must fit."""
    plain = _SPACES.sub("", number).upper()
    match = _PATENT.fullmatch(plain)
    if match is None:
        raise ValueError("专利号不正确：应写作“ZL”加12位数字、小数点和校验位，例如 ZL202030123456.0")
    digits, check = match.groups()
    if check != patent_check_digit(digits):
        raise ValueError("专利号的校验位不符，请核对专利证书")
    if kind is not None and _KINDS.get(digits[4 if len(digits) == 12 else 2]) is not kind:
        raise ValueError("专利号与专利种类（发明、实用新型、外观设计）不符")
    return plain


def trademark_number(number: str) -> str:
    """A trademark registration number: at most nine digits; G before an international one, a letter after a part."""
    plain = _SPACES.sub("", number).upper()
    if _TRADEMARK.fullmatch(plain) is None:
        raise ValueError("商标注册号不正确：应为不超过9位的数字")
    return plain


def right_number(kind: RightKind, number: str) -> str:
    """The number of a right of this kind in its plain form; kinds without a fixed form keep theirs."""
    if kind in PATENTS:
        return patent_number(number, kind)
    if kind is RightKind.TRADEMARK:
        return trademark_number(number)
    return number


def masked(number: str) -> str:
    """An identity or telephone number for lists: the ends stay, the middle is stars."""
    hidden = len(number) - _SHOWN_HEAD - _SHOWN_TAIL
    if hidden <= 0:
        return "*" * len(number)
    return number[:_SHOWN_HEAD] + "*" * hidden + number[-_SHOWN_TAIL:]

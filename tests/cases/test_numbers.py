"""Public numbers: what is right passes in its plain form, a wrong digit never does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.numbers import (
    born_and_sex,
    credit_code,
    masked,
    patent_check_digit,
    patent_number,
    resident_id,
    right_number,
    trademark_number,
)
from cases.rights import RightKind

TWELVE = st.from_regex(r"20[0-2][0-9][12389][0-9]{7}", fullmatch=True)


@pytest.mark.parametrize(("digits", "check"), [("02144686", "5"), ("202330123456", "7"), ("202030123456", "3")])
def test_the_check_digit_is_weighed_modulo_eleven(digits: str, check: str) -> None:
    assert patent_check_digit(digits) == check


@given(TWELVE)
def test_every_patent_number_passes_with_its_own_check_digit_only(digits: str) -> None:
    check = patent_check_digit(digits)
    assert patent_number(f"zl {digits}.{check.lower()}") == f"ZL{digits}.{check}"
    for other in "0123456789X".replace(check, ""):
        with pytest.raises(ValueError, match="校验位不符"):
            patent_number(f"ZL{digits}.{other}")


@given(TWELVE, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(digits: str, place: int, step: int) -> None:
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    with pytest.raises(ValueError, match="校验位不符"):
        patent_number(f"ZL{wrong}.{patent_check_digit(digits)}")


@pytest.mark.parametrize(
    "number", ["", "ZL", "202330123456.7", "ZL2023301234567", "CN202330123456.7", "ZL2０2330123456.7"]
)
def test_what_is_not_written_like_a_patent_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="专利号不正确"):
        patent_number(number)


def test_the_digit_for_the_kind_must_fit() -> None:
    assert patent_number("ZL202330123456.7", RightKind.DESIGN)
    with pytest.raises(ValueError, match="种类"):
        patent_number("ZL202330123456.7", RightKind.INVENTION)


@pytest.mark.parametrize("number", ["1", "12345678", "123456789", "G1234567", "1234567A"])
def test_trademark_numbers(number: str) -> None:
    assert trademark_number(f" {number} ") == number


@pytest.mark.parametrize("number", ["", "0123", "1234567890", "TM123", "12-34"])
def test_what_is_no_trademark_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="商标注册号"):
        trademark_number(number)


def test_rights_without_a_fixed_form_keep_their_number() -> None:
    assert right_number(RightKind.SOFTWARE, "2023SR0123456") == "2023SR0123456"


@pytest.mark.parametrize("number", ["500103199003070017", " 500103 19900307 0017 ", "11010519491231002x"])
def test_resident_identity_numbers_pass(number: str) -> None:
    assert resident_id(number) == number.replace(" ", "").upper()


@pytest.mark.parametrize(
    "number",
    [
        "",
        "500103199003070018",
        "50010319900307001",
        "500103199002300013",
        "990103199003070012",
        "500103189003070015",
        "50010319900307OO17",
    ],
)
def test_wrong_resident_identity_numbers_are_refused(number: str) -> None:
    with pytest.raises(ValueError, match="公民身份号码"):
        resident_id(number)


def test_full_width_digits_are_what_people_type() -> None:
    assert resident_id("５００１０３１９９００３０７００１７") == "500103199003070017"


def test_an_identity_number_says_when_somebody_was_born() -> None:
    assert born_and_sex("500103199003070017") == (date(1990, 3, 7), "男")
    assert born_and_sex("11010519491231002X") == (date(1949, 12, 31), "女")


def test_credit_codes() -> None:
    assert credit_code("91500000 ma5u00000w") == "91500000MA5U00000W"
    for wrong in ("91500000MA5U000001", "", "91500000MA5U00000", "甲" * 18):
        with pytest.raises(ValueError, match="统一社会信用代码"):
            credit_code(wrong)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("500103199003070017", "5001************17"), ("13800000002", "1380*****02"), ("123456", "******"), ("", "")],
)
def test_lists_show_the_ends_only(number: str, shown: str) -> None:
    assert masked(number) == shown

"""The sentences in which a computation explains itself to a reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rulebook.periods import Reason, ReasonCode, Unit

_UNITS = {Unit.HOUR: "小时", Unit.DAY: "日", Unit.WORKDAY: "个工作日", Unit.MONTH: "个月", Unit.YEAR: "年"}
_WEEK = "一二三四五六日"


def write_day(day: date) -> str:
    """A date as it is written in a Chinese sentence: 2026年2月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def write_length(length: int, unit: Unit) -> str:
    """A length with its unit: 30日, 2个月, 5个工作日."""
    return f"{length}{_UNITS[unit]}"


def _day(day: date | None) -> str:
    return "" if day is None else write_day(day)


def _weekday(day: date | None) -> str:
    return "" if day is None else f"{write_day(day)}（星期{_WEEK[day.weekday()]}）"


def _amount(reason: Reason) -> str:
    return "" if reason.days is None else write_length(reason.days, reason.unit)


def _start(reason: Reason) -> str:
    part = "起算之时" if reason.unit is Unit.HOUR else "当日"
    return f"期间自{_day(reason.on)}开始，{part}不计算在期间内"


def _left_out(reason: Reason) -> str:
    what = "中止，不计入期间" if reason.code is ReasonCode.RESUMED else "不计入期间"
    if reason.days == 0:
        return f"{_day(reason.on)}至{_day(reason.until)}{what}；与期间不重合或已扣除，不再扣除"
    return f"{_day(reason.on)}至{_day(reason.until)}{what}" + (f"，扣除{_amount(reason)}" if reason.days else "")


def _unknown(reason: Reason) -> str:
    year = "" if reason.on is None else f"{reason.on.year}年"
    return f"{year}的放假安排尚未公布或未收录，暂只以周六、周日为休息日，公布后重新推算"


def _grace(reason: Reason) -> str:
    return f"期满前交邮的不算过期；为等候在途邮件，{_day(reason.until)}以前不作逾期处理"


_SENTENCES: dict[ReasonCode, Callable[[Reason], str]] = {
    ReasonCode.START_EXCLUDED: _start,
    ReasonCode.COUNTED: lambda reason: f"计满{_amount(reason)}，届满于{_day(reason.on)}",
    ReasonCode.MONTH_END: lambda reason: f"届满之月没有对应日，以月末日{_day(reason.on)}为期间最后一日",
    ReasonCode.WORKDAYS_SKIPPED: lambda reason: f"只计工作日，跳过休息日{_amount(reason)}",
    ReasonCode.ROLLED_REST_DAY: lambda reason: (
        f"最后一日{_weekday(reason.on)}是休息日，顺延至休息日后的第一日{_weekday(reason.until)}"
    ),
    ReasonCode.MAKEUP_DAY: lambda reason: f"{_weekday(reason.on)}是调休上班日，不顺延",
    ReasonCode.HOURS_DO_NOT_ROLL: lambda _: "按小时计算的期间连续计算，遇休息日不顺延",
    ReasonCode.CALENDAR_UNKNOWN: _unknown,
    ReasonCode.EXTENDED: lambda reason: f"期间延长{_amount(reason)}，届满于{_day(reason.on)}",
    ReasonCode.EXCLUDED: _left_out,
    ReasonCode.SUSPENDED: lambda reason: f"期间自{_day(reason.on)}起中止，恢复以前不届满",
    ReasonCode.RESUMED: _left_out,
    ReasonCode.RESTARTED: lambda reason: f"期间自{_day(reason.on)}起重新计算，当日不计算在期间内",
    ReasonCode.RECALENDARED: lambda _: "放假安排已更新，期间按新的安排重新推算",
    ReasonCode.EMERGENCY_NOTICE: lambda _: "因紧急通知调整放假安排，期间重新推算",
    ReasonCode.FIXED_DAY: lambda reason: f"最后一日定为{_day(reason.on)}",
    ReasonCode.POST_GRACE: _grace,
}


def explain(reason: Reason) -> str:
    """One Chinese sentence, without its full stop, that says what this step of the computation did."""
    return _SENTENCES[reason.code](reason)

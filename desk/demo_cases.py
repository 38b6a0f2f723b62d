"""The three disputes of the demo: what is handed in, and who does what in which order. Everybody is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

Data = dict[str, Any]
HELD_AFTER = timedelta(seconds=2)
"""A session is called a moment ahead, so that it has been held when its minutes are handed in."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act: who, what, with which data; `waits` is how long after the step before it."""

    by: str
    do: str
    data: Callable[[datetime], Data] | Data | None = None
    waits: timedelta = timedelta()

    def at(self, now: datetime) -> Data:
        """The data at this moment."""
        return self.data(now) if callable(self.data) else dict(self.data or {})


@dataclass(frozen=True, kw_only=True)
class DemoCase:
    """One dispute of the demo."""

    name: str
    complaint: Data
    steps: tuple[Step, ...]


def _company(name: str, code: str, *, head: str, place: str, district: str, mail: str) -> Data:
    return {
        "name": name,
        "kind": "organisation",
        "identity_kind": "credit_code",
        "identity": code,
        "representative": head,
        "position": "执行董事",
        "address": place,
        "district": district,
        "phone": "023-00000000",
        "electronic": True,
        "electronic_address": mail,
        "identity_seen": True,
        "address_confirmed": True,
    }


LAMP = _company(
    "重庆示例灯具设计有限公司",
    "91500103MAEXAMP015",
    head="甲示例",
    place="重庆市渝中区示例路1号",
    district="500103",
    mail="lamp@example.cn",
)
FACTORY = _company(
    "重庆示例照明电器厂",
    "91500112MAEXAMP029",
    head="丙示例",
    place="重庆市渝北区示例大道2号",
    district="500112",
    mail="factory@example.cn",
)
HOTPOT = _company(
    "重庆示例火锅餐饮管理有限公司",
    "91500105MAEXAMP038",
    head="丁示例",
    place="重庆市江北区示例街3号",
    district="500105",
    mail="hot@example.cn",
)
NOODLES = _company(
    "重庆示例小面馆",
    "91500108MAEXAMP05R",
    head="戊示例",
    place="重庆市南岸区示例巷4号",
    district="500108",
    mail="noodles@example.cn",
)


def _matter(today: date, *, right: str, quarrel: str, claim: int, number: str, title: str, holder: str) -> Data:
    return {
        "right": right,
        "quarrel": quarrel,
        "claim": claim,
        "arose_on": (today - timedelta(days=60)).isoformat(),
        "rights": [{"number": number, "title": title, "holder": holder, "granted_on": "2023-09-15"}],
    }


def _session(now: datetime) -> Data:
    return {"held_at": (now + HELD_AFTER).isoformat(), "mode": "in_person", "place": "第一调解室"}


def _minutes(recorder: str) -> Callable[[datetime], Data]:
    return lambda now: {
        "held_at": (now - timedelta(seconds=1)).isoformat(),
        "place": "第一调解室",
        "recorder": recorder,
        "attended": ["p1", "p2"],
        "text": "调解员告知权利义务，双方陈述意见；经分别沟通，双方就数额和期限接近一致。",
    }


def _terms(text: str, facts: str, obligations: Callable[[date], list[Data]]) -> Callable[[datetime], Data]:
    return lambda now: {
        "terms": {
            "text": text,
            "facts": facts,
            "wants_confirmation": True,
            "obligations": obligations(now.date()),
        }
    }


def _pay(amount: int, days: int, today: date) -> list[Data]:
    return [{"due": (today + timedelta(days=days)).isoformat(), "amount": amount}]


def _confirmed(court: str, clerk: str, judge: str) -> tuple[Step, ...]:
    """From the joint application to the ruling (民事诉讼法205–206)."""

    def attend(now: datetime) -> Data:
        return {"held_at": (now + HELD_AFTER).isoformat(), "place": "第二法庭"}

    def inquire(now: datetime) -> Data:
        return {
            "held_at": (now - timedelta(seconds=1)).isoformat(),
            "attended": ["p1", "p2"],
            "clerk": clerk,
            "minutes": "双方确认自愿达成调解协议，内容明确，不损害国家利益、社会公共利益和他人合法权益。",
        }

    return (
        Step(by="party:p1", do="joint_application", data={"court": court}),
        Step(by="party:p2", do="joint_application", data={"court": court}),
        Step(by=f"court_clerk:{clerk}", do="court_acceptance"),
        Step(by=f"court_clerk:{clerk}", do="attendance_notice", data=attend),
        Step(by=f"judge:{judge}", do="inquiry", data=inquire, waits=HELD_AFTER + timedelta(seconds=1)),
        Step(by=f"judge:{judge}", do="confirmation_ruling", data={"clerk": clerk}),
    )


_DESIGN_TEXT = (
    "一、被请求人赔偿请求人人民币80000元，于本协议生效之日起30日内付清。\n"
    "二、被请求人于本协议生效之日起30日内销毁库存侵权吊灯及专用模具；再有制造、销售的，每发现一次支付人民币20000元。\n"
    "三、双方同意共同向有管辖权的人民法院申请司法确认。"
)


def _design_promises(today: date) -> list[Data]:
    base = {"obligor": "p2", "obligee": "p1"}
    return [
        base
        | {
            "id": "o1",
            "duty": "pay",
            "wording": "被请求人赔偿请求人人民币80000元。",
            "instalments": _pay(80000, 30, today),
        },
        base
        | {
            "id": "o2",
            "duty": "destroy",
            "right": "ZL202330100001.3",
            "wording": "被请求人销毁库存侵权吊灯及专用模具。",
            "instalments": _pay(0, 30, today),
            "breach_sum": 20000,
        },
    ]


def design(today: date) -> DemoCase:
    """A design patent before the city office: damages settled, confirmed by the intellectual property tribunal."""
    officer, mediator = "officer:ipo-officer-1", "mediator:ipo-mediator-1"
    facts = "被请求人制造、销售的吊灯落入涉案外观设计专利权保护范围，双方就赔偿数额发生争议。"
    complaint = {
        "office": "cq-ipo",
        "channel": "counter",
        "applicants": [LAMP],
        "respondents": [FACTORY],
        "matter": _matter(
            today,
            right="design",
            quarrel="damages",
            claim=120000,
            number="ZL202330100001.3",
            title="吊灯（示例）",
            holder=LAMP["name"],
        ),
        "requests": "请求调解：被请求人赔偿请求人经济损失及合理开支人民币120000元。",
        "facts": "处理决定已认定被请求人制造、销售的吊灯侵害涉案外观设计专利权，双方对赔偿数额协商未果。",
        "right_proof": True,
        "decision_copy": True,
        "evidence": [{"name": "处理决定书副本", "proves": "侵权成立", "pages": 12, "text": "处理决定书（示例文本）"}],
    }
    steps = (
        Step(by=officer, do="intake_acceptance"),
        Step(by="party:p2", do="consent", data={"statement": "同意就赔偿数额接受调解。"}),
        Step(by=officer, do="case_filing"),
        Step(by=officer, do="mediator_appointment", data={"mediators": ["ipo-mediator-1"]}),
        Step(by=mediator, do="disclosure"),
        Step(by=mediator, do="session_notice", data=_session),
        Step(
            by=mediator,
            do="session_minutes",
            data=_minutes("ipo-officer-1"),
            waits=HELD_AFTER + timedelta(seconds=1),
        ),
        Step(by=mediator, do="accord"),
        Step(by=mediator, do="final_text", data=_terms(_DESIGN_TEXT, facts, _design_promises)),
        Step(by="party:p1", do="signature", data={"sha256": {"text": _DESIGN_TEXT}}),
        Step(by="party:p2", do="signature", data={"sha256": {"text": _DESIGN_TEXT}}),
        Step(by=officer, do="seal", data={"sha256": {"text": _DESIGN_TEXT}}),
        *_confirmed("cq-ip-court", "cq-ip-clerk-1", "cq-ip-judge-1"),
    )
    return DemoCase(name="外观设计专利赔偿", complaint=complaint, steps=steps)


_MARK_TEXT = (
    "一、被申请人于本协议生效之日起10日内停止在店招和外卖平台使用与第12345678号注册商标近似的标识。\n"
    "二、被申请人于本协议生效之日起60日内赔偿申请人人民币30000元。"
)


def _mark_promises(today: date) -> list[Data]:
    base = {"obligor": "p2", "obligee": "p1"}
    return [
        base
        | {
            "id": "o1",
            "duty": "cease",
            "right": "12345678",
            "wording": "被申请人停止使用与第12345678号注册商标近似的标识。",
            "instalments": _pay(0, 10, today),
            "breach_sum": 5000,
        },
        base
        | {
            "id": "o2",
            "duty": "pay",
            "wording": "被申请人赔偿申请人人民币30000元。",
            "instalments": _pay(30000, 60, today),
        },
    ]


def _mark_complaint(today: date) -> Data:
    return {
        "office": "cq-ip-committee",
        "channel": "online",
        "applicants": [HOTPOT],
        "respondents": [NOODLES],
        "matter": _matter(
            today,
            right="trademark",
            quarrel="infringement",
            claim=60000,
            number="12345678",
            title="示例老灶",
            holder=HOTPOT["name"],
        ),
        "requests": "请求调解：被申请人停止使用近似标识，赔偿经济损失人民币60000元。",
        "facts": "被申请人在店招和外卖平台上使用与涉案商标近似的标识，双方协商未果。",
        "right_proof": True,
        "evidence": [{"name": "店招照片", "proves": "使用近似标识", "pages": 4, "text": "店招照片说明（示例文本）"}],
    }


def trademark(today: date) -> DemoCase:
    """A trademark before the people's committee: settled, confirmed by a basic court."""
    officer, mediator = "officer:committee-officer-1", "mediator:committee-mediator-1"
    facts = "被申请人使用的标识与申请人的注册商标近似，双方就停止使用和赔偿数额发生争议。"
    chosen = {"mediators": ["committee-mediator-1"]}
    steps = (
        Step(by=officer, do="intake_acceptance"),
        Step(by="party:p2", do="consent"),
        Step(by="party:p1", do="mediator_choice", data=chosen),
        Step(by="party:p2", do="mediator_choice", data=chosen),
        Step(by=mediator, do="disclosure"),
        Step(by=mediator, do="session_notice", data=_session),
        Step(
            by=mediator,
            do="session_minutes",
            data=_minutes("committee-officer-1"),
            waits=HELD_AFTER + timedelta(seconds=1),
        ),
        Step(by=mediator, do="accord"),
        Step(by=mediator, do="final_text", data=_terms(_MARK_TEXT, facts, _mark_promises)),
        Step(by="party:p1", do="signature", data={"sha256": {"text": _MARK_TEXT}}),
        Step(by="party:p2", do="signature", data={"sha256": {"text": _MARK_TEXT}}),
        Step(by=mediator, do="signature", data={"sha256": {"text": _MARK_TEXT}}),
        Step(by=officer, do="seal", data={"sha256": {"text": _MARK_TEXT}}),
        *_confirmed("cq-yuzhong-court", "yuzhong-clerk-1", "yuzhong-judge-1"),
    )
    return DemoCase(name="商标侵权", complaint=_mark_complaint(today), steps=steps)


def failed(today: date) -> DemoCase:
    """A trademark before the people's committee where mediation fails: a party leaves after the first session."""
    officer, mediator = "officer:committee-officer-1", "mediator:committee-mediator-2"
    complaint = _mark_complaint(today) | {"respondents": [FACTORY]}
    steps = (
        Step(by=officer, do="intake_acceptance"),
        Step(by="party:p2", do="consent"),
        Step(by=officer, do="mediator_appointment", data={"mediators": ["committee-mediator-2"]}),
        Step(by=mediator, do="disclosure"),
        Step(by=mediator, do="session_notice", data=_session),
        Step(
            by=mediator,
            do="session_minutes",
            data=_minutes("committee-officer-1"),
            waits=HELD_AFTER + timedelta(seconds=1),
        ),
        Step(by="party:p2", do="withdrawal"),
    )
    return DemoCase(name="商标侵权（调解不成）", complaint=complaint, steps=steps)


def all_cases(today: date) -> tuple[DemoCase, ...]:
    """The three disputes."""
    return design(today), trademark(today), failed(today)

"""Articles on patents and trade marks: the laws, the patent rules, and Order 81 on administrative mediation."""

from __future__ import annotations

from datetime import date

from rulebook.provision import Instrument, family, seen

PL = Instrument(id="PL", title="中华人民共和国专利法", short="专利法", since=date(2021, 6, 1))
IR = Instrument(id="IR", title="中华人民共和国专利法实施细则", short="专利法实施细则", since=date(2024, 1, 20))
O81 = Instrument(
    id="O81", title="专利纠纷行政裁决和调解办法", short="专利纠纷行政裁决和调解办法", since=date(2025, 2, 1)
)
TM19 = Instrument(
    id="TM19",
    title="中华人民共和国商标法（2019年修正）",
    short="商标法（2019年修正）",
    since=date(2019, 11, 1),
    until=date(2026, 12, 31),
)
TM27 = Instrument(
    id="TM27", title="中华人民共和国商标法（2026年修订）", short="商标法（2026年修订）", since=date(2027, 1, 1)
)

PATENT_ARTICLES = (
    *family(PL, (seen(52, "开放许可纠纷"), seen(65, "侵权纠纷的处理与赔偿数额调解"), seen(74, "诉讼时效"))),
    *family(
        IR,
        (
            seen(95, "管理专利工作的部门"),
            seen(97, "地域管辖"),
            seen(102, "可以调解的专利纠纷"),
            seen(103, "权属纠纷与中止程序"),
        ),
    ),
    *family(
        O81,
        (
            seen(6, "管辖"),
            seen(7, "级别管辖"),
            seen(8, "指定管辖与委托"),
            seen(9, "移送"),
            seen(10, "送达"),
            seen(63, "调解的范围"),
            seen(64, "请求书与材料"),
            seen(65, "陈述意见通知书"),
            seen(66, "意见陈述与立案"),
            seen(67, "缺席"),
            seen(68, "邀请协助"),
            seen(69, "调解协议书与公证"),
            seen(70, "权属纠纷调解"),
        ),
    ),
    *family(TM19, (seen(60, "侵权赔偿的调解"),)),
    *family(TM27, (seen(74, "侵权赔偿的调解"),)),
)

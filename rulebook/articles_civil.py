"""Articles of civil law and of neighbouring laws, and the office's own rules."""

from __future__ import annotations

from datetime import date

from rulebook.article import Trust
from rulebook.provision import CONFIGURED, Instrument, Provision, family, recalled, seen

CIV = Instrument(id="CIV", title="中华人民共和国民法典", short="民法典", since=date(2021, 1, 1))
SSSX = Instrument(
    id="SSSX",
    title="最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定",
    short="诉讼时效规定",
    since=date(2021, 1, 1),
)
DZQM = Instrument(id="DZQM", title="中华人民共和国电子签名法", short="电子签名法", since=date(2019, 4, 23))
ARB25 = Instrument(
    id="ARB25", title="中华人民共和国仲裁法（2025年修订）", short="仲裁法（2025年修订）", since=date(2026, 3, 1)
)
BANK = Instrument(id="BANK", title="中华人民共和国企业破产法", short="企业破产法", since=date(2007, 6, 1))

CIVIL_ARTICLES = (
    *family(
        CIV,
        (
            seen(143, "民事法律行为的有效条件"),
            seen(160, "附期限的民事法律行为"),
            seen(188, "普通诉讼时效"),
            seen(195, "诉讼时效的中断"),
            seen(196, "不适用诉讼时效的请求权"),
            seen(201, "期间的起算"),
            seen(202, "期间的届满"),
            seen(203, "期间最后一日的顺延与截止"),
            seen(509, "全面履行"),
        ),
    ),
    *family(SSSX, (seen(11, "中断时效的事项"), seen(12, "请求调解中断时效"), seen(14, "同意履行"))),
    *family(DZQM, (seen(13, "可靠的电子签名"),)),
    *family(ARB25, (seen(27, "仲裁协议"), seen(30, "仲裁协议的独立性"))),
    *family(BANK, (recalled(48, "申报债权"),)),
)

HOUSE_RULES = Provision(
    id=CONFIGURED,
    instrument="本机构工作规则（配置，未经法源核实）",
    full_title="本机构工作规则（配置，未经法源核实）",
    number=None,
    title="本机构设定的期限和要求",
    quote="",
    trust=Trust.CONFIG,
    since=date(2000, 1, 1),
)

"""Articles on courts: competence in intellectual property, enforcement, fees, service by mail."""

from __future__ import annotations

from datetime import date

from rulebook.provision import Instrument, family, recalled, seen

IPJ = Instrument(
    id="IPJ",
    title="最高人民法院关于第一审知识产权民事、行政案件管辖的若干规定",
    short="知识产权案件管辖规定",
    since=date(2022, 5, 1),
)
F167 = Instrument(
    id="F167",
    title="最高人民法院关于印发基层人民法院管辖第一审知识产权民事、行政案件标准的通知（法〔2025〕167号）",
    short="基层法院知识产权案件管辖标准（法〔2025〕167号）",
    since=date(2025, 10, 1),
)
F109 = Instrument(
    id="F109",
    title="最高人民法院关于印发基层人民法院管辖第一审知识产权民事、行政案件标准的通知（法〔2022〕109号）",
    short="基层法院知识产权案件管辖标准（法〔2022〕109号）",
    since=date(2022, 5, 1),
    until=date(2025, 9, 30),
)
ZXGD = Instrument(
    id="ZXGD",
    title="最高人民法院关于人民法院执行工作若干问题的规定（试行）",
    short="执行工作规定",
    since=date(2021, 1, 1),
)
ZXHJ = Instrument(
    id="ZXHJ", title="最高人民法院关于执行和解若干问题的规定", short="执行和解规定", since=date(2021, 1, 1)
)
SXQX = Instrument(
    id="SXQX",
    title="最高人民法院关于严格执行案件审理期限制度的若干规定",
    short="审理期限规定",
    since=date(2000, 9, 28),
)
ARBE = Instrument(
    id="ARBE",
    title="最高人民法院关于人民法院办理仲裁裁决执行案件若干问题的规定",
    short="仲裁裁决执行规定",
    since=date(2018, 3, 1),
)
SSF = Instrument(id="SSF", title="诉讼费用交纳办法", short="诉讼费用交纳办法", since=date(2007, 4, 1))
FYZD = Instrument(
    id="FYZD",
    title="最高人民法院关于以法院专递方式邮寄送达民事诉讼文书的若干规定",
    short="法院专递送达规定",
    since=date(2005, 1, 1),
)

COURT_ARTICLES = (
    *family(IPJ, (seen(1, "专业性较强案件的管辖"), seen(2, "外观设计与驰名商标"), seen(3, "基层法院管辖"))),
    *family(F167, (seen(None, "基层法院管辖标准"),)),
    *family(F109, (seen(None, "基层法院管辖标准"),)),
    *family(
        ZXGD,
        (
            seen(16, "执行案件的受理条件"),
            seen(18, "申请执行的材料"),
            seen(20, "代理人的特别授权"),
            seen(64, "执行结案的方式"),
        ),
    ),
    *family(ZXHJ, (seen(19, "执行外和解"),)),
    *family(SXQX, (seen(5, "执行案件的期限"),)),
    *family(ARBE, (seen(3, "裁决内容不明确"),)),
    *family(SSF, (seen(8, "不交纳案件受理费"), seen(14, "申请费标准"))),
    *family(FYZD, (seen(9, "回执与签收"), seen(11, "退回视为送达"))),
)

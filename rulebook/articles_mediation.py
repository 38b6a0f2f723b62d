"""Articles on mediation: the people's mediation law, the commercial regulation, and the court's rules."""

from __future__ import annotations

from datetime import date

from rulebook.provision import Instrument, family, seen

PML = Instrument(id="PML", title="中华人民共和国人民调解法", short="人民调解法", since=date(2011, 1, 1))
SFQR = Instrument(
    id="SFQR",
    title="最高人民法院关于人民调解协议司法确认程序的若干规定",
    short="司法确认程序规定",
    since=date(2011, 3, 30),
)
TYTJ = Instrument(
    id="TYTJ", title="最高人民法院关于人民法院特邀调解的规定", short="特邀调解规定", since=date(2016, 7, 1)
)
ZXTJ = Instrument(id="ZXTJ", title="人民法院在线调解规则", short="在线调解规则", since=date(2022, 1, 1))
ZXSS = Instrument(id="ZXSS", title="人民法院在线诉讼规则", short="在线诉讼规则", since=date(2021, 8, 1))
SSTJ = Instrument(id="SSTJ", title="商事调解条例", short="商事调解条例", since=date(2026, 5, 1))
MSTJ = Instrument(
    id="MSTJ",
    title="最高人民法院关于人民法院民事调解工作若干问题的规定",
    short="民事调解规定",
    since=date(2021, 1, 1),
)

MEDIATION_ARTICLES = (
    *family(
        PML,
        (
            seen(2, "人民调解的定义"),
            seen(3, "人民调解的原则"),
            seen(4, "不收费"),
            seen(15, "调解员的禁止行为"),
            seen(17, "申请与拒绝"),
            seen(19, "调解员的指定与选择"),
            seen(21, "调解的方式"),
            seen(22, "说服疏导"),
            seen(23, "当事人的权利"),
            seen(24, "当事人的义务"),
            seen(26, "终止调解与告知"),
            seen(27, "调解记录与档案"),
            seen(28, "调解协议书"),
            seen(29, "调解协议书的内容与生效"),
            seen(30, "口头协议的生效"),
            seen(31, "调解协议的效力"),
            seen(32, "就协议起诉"),
            seen(33, "司法确认"),
        ),
    ),
    *family(SFQR, (seen(4, "受理决定的期限"), seen(5, "审查与撤回"), seen(11, "不收费"))),
    *family(
        TYTJ,
        (
            seen(6, "特邀调解的范围"),
            seen(14, "权利义务告知"),
            seen(15, "调解员的回避"),
            seen(16, "调解员后续角色的禁止"),
            seen(18, "虚假调解的中止"),
            seen(26, "终止调解"),
            seen(27, "调解期限"),
        ),
    ),
    *family(
        ZXTJ,
        (
            seen(13, "调解员披露"),
            seen(15, "联系对方当事人"),
            seen(17, "调解前告知"),
            seen(18, "让步不得作为不利证据"),
            seen(19, "协议的电子签章与生效"),
            seen(22, "无争议事实记载"),
            seen(23, "虚假调解"),
            seen(24, "在线调解期限与延长"),
            seen(25, "在线调解终止的情形"),
            seen(26, "鉴定评估期限"),
        ),
    ),
    *family(ZXSS, (seen(9, "补正后期限重新起算"), seen(29, "电子送达的同意"), seen(31, "电子送达的生效"))),
    *family(
        SSTJ,
        (
            seen(15, "自愿与调解员选择"),
            seen(19, "保密"),
            seen(20, "披露与回避"),
            seen(21, "终止调解"),
            seen(22, "商事调解协议"),
            seen(23, "司法确认"),
        ),
    ),
    *family(MSTJ, (seen(7, "超出诉讼请求的协议"), seen(8, "违约责任条款"), seen(10, "不予确认的情形"))),
)

"""Terms of judicial confirmation (民事诉讼法205–206; 民诉法解释351–358, 372), in the order of a case."""

from __future__ import annotations

from datetime import date

from rulebook.counting import Unit
from rulebook.terms import Term, TermVersion, Trust

_CPL_2012 = date(2013, 1, 1)
_CPLI = date(2015, 2, 4)
_SFQR = date(2011, 3, 30)

APPLICATION = Term(
    id="confirmation.application",
    title="共同申请司法确认的期限",
    starts="调解协议生效之日（行政调解协议为稳妥从最后一方当事人签署之日起算，DISP-07）",
    versions=(
        TermVersion(
            since=date(2011, 1, 1),
            until=date(2021, 12, 31),
            length=30,
            unit=Unit.DAY,
            cite="PML-33",
            quote="双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认",
            trust=Trust.READ,
            note="民事诉讼法2012年、2017年修正第194条期限相同",
        ),
        TermVersion(
            since=date(2022, 1, 1),
            length=30,
            unit=Unit.DAY,
            cite="CPL-205",
            quote="经依法设立的调解组织调解达成调解协议，申请司法确认的，由双方当事人自调解协议生效之日起三十日内，"
            "共同向下列人民法院提出",
            trust=Trust.READ,
            note="2024年1月1日前为第201条。不是不变期间（解释127），只能依第86条申请顺延，当事人不能约定延长",
        ),
    ),
    post_counts=True,
    post_grace_days=5,
    warn_days=(15, 7, 3, 1),
)

LATE_APPLICATION = Term(
    id="confirmation.late",
    title="申请顺延期限的期间",
    starts="障碍消除之日",
    versions=(
        TermVersion(
            since=_CPL_2012,
            length=10,
            unit=Unit.DAY,
            cite="CPL-86",
            quote="当事人因不可抗拒的事由或者其他正当理由耽误期限的，在障碍消除后的十日内，可以申请顺延期限，"
            "是否准许，由人民法院决定。",
            trust=Trust.READ,
        ),
    ),
    post_counts=True,
    post_grace_days=5,
    warn_days=(3, 1),
)

ACCEPTANCE = Term(
    id="confirmation.acceptance",
    title="法院决定是否受理的期限（目标）",
    starts="法院收到齐全的申请材料之日",
    versions=(
        TermVersion(
            since=_SFQR,
            length=3,
            unit=Unit.DAY,
            cite="SFQR-4",
            quote="人民法院收到当事人司法确认申请，应当在三日内决定是否受理。",
            trust=Trust.READ,
            note="原文针对人民调解协议；2022年解释未重述，作目标期限",
        ),
    ),
)

ACCEPTANCE_HARD = Term(
    id="confirmation.acceptance_hard",
    title="法院决定是否受理的最长期限",
    starts="法院收到齐全的申请材料之日",
    versions=(
        TermVersion(
            since=_CPL_2012,
            length=7,
            unit=Unit.DAY,
            cite="CPL-126",
            quote="符合起诉条件的，应当在七日内立案，并通知当事人；不符合起诉条件的，应当在七日内作出裁定书，不予受理",
            trust=Trust.INFERRED,
            note="参照起诉立案的七日期限；逾期不视为受理，只催办",
        ),
    ),
)

SUPPLEMENT = Term(
    id="confirmation.supplement",
    title="向法院补交材料的期限",
    starts="收到补正通知之日",
    versions=(
        TermVersion(
            since=_CPLI,
            length=7,
            unit=Unit.DAY,
            cite="CPLI-354",
            quote="当事人未提交上述材料的，人民法院应当要求当事人限期补交。",
            trust=Trust.CONFIG,
            note="期限由人民法院指定，未指定时以七日提示；首次共同申请在期限内的，补齐材料不影响及时性（LR-03）",
        ),
    ),
    post_counts=True,
    post_grace_days=5,
    warn_days=(3, 1),
)

REVIEW_TARGET = Term(
    id="confirmation.review_target",
    title="司法确认审查期限（目标）",
    starts="立案之日",
    versions=(
        TermVersion(
            since=_SFQR,
            length=15,
            unit=Unit.DAY,
            cite="SFQR-5",
            quote="人民法院应当自受理司法确认申请之日起十五日内作出是否确认的决定。",
            trust=Trust.READ,
            note="2011年规定，可延长十日；与民诉法187不一致，只作目标提示（DISP-02）",
        ),
    ),
)

REVIEW = Term(
    id="confirmation.review",
    title="司法确认审查期限",
    starts="立案之日",
    versions=(
        TermVersion(
            since=_CPL_2012,
            length=30,
            unit=Unit.DAY,
            cite="CPL-187",
            quote="人民法院适用特别程序审理的案件，应当在立案之日起三十日内或者公告期满后三十日内审结。",
            trust=Trust.READ,
            note="有特殊情况需要延长的，由本院院长批准；逾期只催办，不产生确认或者驳回的后果",
        ),
    ),
    extendable_by=("院长",),
    warn_days=(7, 3, 1),
)

RESPONSE = Term(
    id="confirmation.response",
    title="按法院要求补充陈述或者证明材料的期限",
    starts="收到补充材料通知之日",
    versions=(
        TermVersion(
            since=_CPLI,
            length=7,
            unit=Unit.DAY,
            cite="CPLI-356",
            quote="可以要求当事人限期补充陈述或者补充证明材料",
            trust=Trust.CONFIG,
            note="期限由人民法院指定，未指定时以七日提示；逾期的，人民法院可以按撤回申请处理（第357条，是“可以”）",
        ),
    ),
    post_counts=True,
    post_grace_days=5,
    warn_days=(3, 1),
)

ASSISTANCE = Term(
    id="confirmation.assistance",
    title="调解组织答复法院协助核实的期限",
    starts="收到协助核实函之日",
    versions=(
        TermVersion(
            since=_CPLI,
            length=7,
            unit=Unit.DAY,
            cite="CPLI-356",
            quote="必要时，人民法院可以向调解组织核实有关情况",
            trust=Trust.CONFIG,
            note="期限由人民法院写明，未写明时以七日提示；逾期不答复的后果不由当事人承担",
        ),
    ),
    warn_days=(3, 1),
)

SUCCESSION = Term(
    id="confirmation.succession",
    title="司法确认中等待继受人参加的期限",
    starts="登记当事人死亡、终止之日",
    versions=(
        TermVersion(
            since=_CPL_2012,
            length=30,
            unit=Unit.DAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="民事诉讼法第一百五十三条未定期限，由本机构设定；申请司法确认的三十日不因此停止",
        ),
    ),
    warn_days=(7, 1),
)

OBJECTION = Term(
    id="confirmation.objection",
    title="当事人对确认裁定提出异议的期限",
    starts="该当事人收到裁定之日",
    versions=(
        TermVersion(
            since=_CPLI,
            length=15,
            unit=Unit.DAY,
            cite="CPLI-372",
            quote="当事人有异议的，应当自收到裁定之日起十五日内提出",
            trust=Trust.READ,
            note="不在不变期间之列（解释127），可以依民诉法86申请顺延",
        ),
    ),
    post_counts=True,
    post_grace_days=5,
    warn_days=(7, 3, 1),
)

THIRD_PERSON = Term(
    id="confirmation.third_person",
    title="利害关系人对确认裁定提出异议的期限",
    starts="利害关系人知道或者应当知道其民事权益受到侵害之日",
    versions=(
        TermVersion(
            since=_CPLI,
            length=6,
            unit=Unit.MONTH,
            cite="CPLI-372",
            quote="利害关系人有异议的，自知道或者应当知道其民事权益受到侵害之日起六个月内提出。",
            trust=Trust.READ,
            note="不变期间（解释127）",
        ),
    ),
    fixed=True,
    post_counts=True,
    post_grace_days=5,
)

OBJECTION_REVIEW = Term(
    id="confirmation.objection_review",
    title="法院审查异议的提示期限",
    starts="收到异议之日",
    versions=(
        TermVersion(
            since=_CPLI,
            length=30,
            unit=Unit.DAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="解释372未规定审查期限，由本机构设定提示日；逾期只催办",
        ),
    ),
    extendable_by=("院长",),
)

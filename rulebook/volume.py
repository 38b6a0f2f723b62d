"""The volume of a closed case: the thirteen items of a people's mediation file, and which papers are which item."""

from __future__ import annotations

from cases.words import Word
from rulebook.article import ArticleId, Text

CITE: ArticleId = "RMJZ"
"""The Ministry's notice on the papers of people's mediation; other bodies keep their volumes on its model."""


class Item(Word):
    """One item of the volume: its title, the forms that belong to it, and whether it has to be there."""

    title: Text
    forms: tuple[str, ...] = ()
    required: bool = False


ITEMS: tuple[Item, ...] = (
    Item(
        title="调解申请书或者受理登记表",
        forms=("mediation_application", "patent_mediation_request", "intake_register"),
        required=True,
    ),
    Item(title="权利义务告知书", forms=("rights_notice",), required=True),
    Item(
        title="当事人身份证明",
        forms=("representative_certificate", "address_confirmation", "successor_confirmation"),
        required=True,
    ),
    Item(title="授权委托书", forms=("power_of_attorney",)),
    Item(title="调查记录"),
    Item(title="证据材料"),
    Item(title="调解记录", forms=("session_minutes", "undisputed_facts"), required=True),
    Item(title="调解协议书", forms=("mediation_agreement", "patent_mediation_agreement"), required=True),
    Item(title="履行凭证", forms=("performance_record",)),
    Item(title="回访记录", forms=("default_notice",)),
    Item(
        title="司法确认材料",
        forms=("confirmation_application", "mediation_certificate", "confirmation_ruling", "negative_ruling"),
    ),
    Item(title="卷宗情况说明", forms=("termination_notice", "case_withdrawal_notice", "non_filing_notice")),
    Item(title="封底", required=True),
)
"""In the order of the notice; what is `required` carries an asterisk there."""

EVIDENCE, COVER = ITEMS[5], ITEMS[12]


def item_of(form: str) -> Item | None:
    """The item under which a paper of this form is bound; none for papers that only travel."""
    return next((item for item in ITEMS if form in item.forms), None)

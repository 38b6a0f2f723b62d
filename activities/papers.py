"""Makes a paper: checked first, then numbered, printed, filed; the same key always gives the same paper."""

from __future__ import annotations

import json
from hashlib import sha256

from pydantic import ValidationError
from temporalio import activity

from activities import ports
from activities.errands import Errand
from activities.ports import FiledPaper
from cases.calendar import SHANGHAI
from cases.effects import Issue
from cases.errors import PaperUnprintable
from cases.facts import Issued
from forms.base import Form
from forms.catalogue import all_forms, template_version
from rulebook.registry import edition

UNNUMBERED = "—"
"""What stands for the number while a paper is only checked."""


class Papers:
    """The hand that issues papers."""

    def __init__(
        self, numbers: ports.Numbers, archive: ports.Archive, docket: ports.Docket, printer: ports.Printer
    ) -> None:
        self.numbers, self.archive, self.docket, self.printer = numbers, archive, docket, printer

    @activity.defn(name="issue_paper", no_thread_cancel_exception=True)
    def issue(self, errand: Errand) -> Issued:
        """Issue the paper of this effect, or find it issued. Raises `PaperUnprintable`: then no number is in use."""
        effect = errand.effect
        assert isinstance(effect, Issue)
        filed = self.archive.paper(effect.key) or self._make(errand.case, effect)
        number = filed.number if all_forms()[filed.form].series else None
        return Issued(key=effect.key, at=errand.at, form=filed.form, number=number, sha256=filed.sha256)

    def _make(self, case: str, effect: Issue) -> FiledPaper:
        kind = all_forms()[effect.form]
        draft = self._filled(kind, case, effect)
        self.printer.check(draft)
        paper = draft.model_copy(update={"number": self._number(kind, effect)}) if kind.series else draft
        try:
            content = self.printer.render(paper)
        except PaperUnprintable as no:
            if kind.series:
                self.numbers.void(effect.key, no.code)
            raise
        return self.archive.file(_filed(paper, case, effect, content), content, _printed(paper))

    def _filled(self, kind: type[Form], case: str, effect: Issue) -> Form:
        sources = self.docket.sources(case, confidential=kind.confidential)
        number = UNNUMBERED if kind.series else ""
        fields = {**effect.fields, "number": number, "dated": effect.dated, "office": effect.office}
        try:
            return kind.model_validate(fields, context=sources)
        except ValidationError as faults:
            where = ".".join(str(part) for part in faults.errors(include_input=False)[0]["loc"])
            raise PaperUnprintable(f"“{kind.title}”的内容不完整：{where}", field=where) from None

    def _number(self, kind: type[Form], effect: Issue) -> str:
        year = effect.dated.astimezone(SHANGHAI).year
        return self.numbers.allocate(effect.key, office=effect.office, year=year, series=kind.series, form=kind.id)


def _filed(paper: Form, case: str, effect: Issue, content: bytes) -> FiledPaper:
    return FiledPaper(
        key=effect.key,
        case=case,
        procedure=effect.by,
        form=paper.id,
        title=paper.heading,
        number=paper.number,
        office=effect.office,
        dated=effect.dated,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        confidential=paper.confidential,
    )


def _printed(paper: Form) -> str:
    """What the paper says, and by which template and edition of the law it was made."""
    versions = {"template": template_version(paper.id), "law": edition()}
    return json.dumps(paper.model_dump(mode="json") | {"versions": versions}, ensure_ascii=False, sort_keys=True)

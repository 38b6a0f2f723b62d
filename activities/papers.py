"""Makes a paper: checked first, then numbered, printed, filed; the same key always gives the same paper."""

from __future__ import annotations

import json
from hashlib import sha256

from pydantic import ValidationError
from temporalio import activity

from activities.errands import Errand
from activities.failures import failure
from activities.ports import Archive, Docket, FiledPaper, Numbers, Printer
from cases.calendar import SHANGHAI
from cases.effects import Issue
from cases.errors import PaperUnprintable
from cases.facts import Issued
from forms.base import Form
from forms.catalogue import all_forms

UNNUMBERED = "—"


class Papers:
    """The hand that issues papers."""

    def __init__(self, numbers: Numbers, archive: Archive, docket: Docket, printer: Printer) -> None:
        self.numbers, self.archive, self.docket, self.printer = numbers, archive, docket, printer

    @activity.defn(name="issue_paper", no_thread_cancel_exception=True)
    def issue(self, errand: Errand) -> Issued:
        """Issue the paper of this effect; fails for good with `PaperUnprintable`, and then no number is in use."""
        assert isinstance(errand.effect, Issue)
        try:
            filed = self.archive.paper(errand.effect.key) or self._make(errand, errand.effect)
        except PaperUnprintable as no:
            raise failure(no) from no
        return Issued(
            key=errand.effect.key, at=errand.at, form=filed.form, number=filed.number or None, sha256=filed.sha256
        )

    def _make(self, errand: Errand, effect: Issue) -> FiledPaper:
        kind = all_forms()[effect.form]
        draft = self._filled(kind, errand, effect, UNNUMBERED if kind.series else "")
        self.printer.check(draft)
        number = self._number(kind, effect)
        try:
            paper = draft.model_copy(update={"number": number})
            content = self.printer.render(paper)
        except PaperUnprintable as no:
            self.numbers.void(effect.key, no.code)
            raise
        return self.archive.file(_filed(paper, kind, errand, effect, content), content, _printed(paper))

    def _number(self, kind: type[Form], effect: Issue) -> str:
        if not kind.series:
            return ""
        year = effect.dated.astimezone(SHANGHAI).year
        return self.numbers.allocate(effect.key, office=effect.office, year=year, series=kind.series, form=kind.id)

    def _filled(self, kind: type[Form], errand: Errand, effect: Issue, number: str) -> Form:
        sources = self.docket.sources(errand.case, confidential=kind.confidential)
        fields = {**effect.fields, "number": number, "dated": effect.dated, "office": effect.office}
        try:
            return kind.model_validate(fields, context=sources)
        except ValidationError as faults:
            first = faults.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise PaperUnprintable(f"“{kind.title}”的内容不完整：{where}", field=where) from faults


def _filed(paper: Form, kind: type[Form], errand: Errand, effect: Issue, content: bytes) -> FiledPaper:

    return FiledPaper(
        key=effect.key,
        case=errand.case,
        procedure=effect.by,
        form=kind.id,
        title=paper.heading,
        number=paper.number,
        office=effect.office,
        dated=effect.dated,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        confidential=kind.confidential,
    )


def _printed(paper: Form) -> str:
    return json.dumps(paper.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)

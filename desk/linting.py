"""The gate before signing, at the desk: terms as people write them, looked at without anything being done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cases.agreement import Terms
from cases.errors import Malformed, NotAwaited
from cases.findings import Finding
from desk.acts_in import filled
from desk.deposit import Deposit
from desk.letters import malformed
from procedures.dispute import Dispute
from procedures.mediation import Mediation
from procedures.rules import local_day
from rulebook.articles import article
from rulebook.lint import check_before
from rulebook.roads import text as road_text
from rulebook.splitting import destinations

Data = dict[str, Any]


def lint(dispute: Dispute, data: object, *, folder: Path, now: datetime) -> Data:
    """What the gate says of these terms in this case today, and where its clauses go; raises `Malformed`."""
    mediation = _latest(dispute)
    terms = read_terms(data, folder)
    findings = gate(mediation, terms, dispute, now)
    return {
        "case": dispute.file.case,
        "procedure": mediation.id,
        "may_be_signed": not any(finding.blocks for finding in findings),
        "findings": [finding_data(finding) for finding in findings],
        "destinations": _destinations(terms, dispute),
    }


def gate(mediation: Mediation, terms: Terms, dispute: Dispute, now: datetime) -> tuple[Finding, ...]:
    """Every finding on terms in this mediation, as on the day of asking."""
    parties = mediation.sees(dispute.file).everyone
    return check_before(mediation.kind_of, mediation.office, local_day(now), terms, dispute.file.matter, parties)


def read_terms(data: object, folder: Path) -> Terms:
    """Terms out of data, alone or under `terms`; their texts and files are hashed and not kept."""
    inner = data.get("terms", data) if isinstance(data, dict) else data
    if not isinstance(inner, dict):
        raise Malformed("须写明协议条款", field="terms", remedy="写法见 docs/scenarios.md")
    try:
        return Terms.model_validate(filled(Terms, inner, Deposit(folder=folder)))
    except ValidationError as error:
        raise malformed(error, under="terms") from None


def finding_data(finding: Finding) -> Data:
    """A finding as data, with its article as it is cited."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "article": article(finding.cite).cite(),
        "remedy": finding.remedy,
        "obligation": finding.obligation,
    }


def _destinations(terms: Terms, dispute: Dispute) -> list[Data]:
    """Where the promises go: as one agreement, or as the two into which the text should be split (DISP-08)."""
    return [
        {"obligations": list(ids), "road": road.value, "title": text.title, "article": article(text.cite).cite()}
        for ids, road in destinations(terms, dispute.file.matter)
        for text in (road_text(road),)
    ]


def _latest(dispute: Dispute) -> Mediation:
    """The mediation whose text is written, or was the last to be."""
    mediations = [one for one in dispute.others if isinstance(one, Mediation)]
    if not mediations:
        raise NotAwaited("本案还没有开始调解", field="case", remedy="受理以后再检查协议条款")
    return next((one for one in reversed(mediations) if not one.ended), mediations[-1])

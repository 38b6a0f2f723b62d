"""Who joins a mediation under way, and the agreement of some that splits off while the others go on mediating."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cases.acts.mediation import PartAgreement
from cases.errors import Refused
from procedures.mediation import Mediation
from procedures.mediation_state import BEFORE_EFFECT, SIGNING
from procedures.periods import Opening, Period
from procedures.rules import File, Procedure, Step
from rulebook import mediation as law


def under_way(procedures: Iterable[Procedure]) -> Mediation | None:
    """The mediation that somebody may join: the latest that is under way; a part that splits off is for its own."""
    running = [one for one in procedures if isinstance(one, Mediation) and one.status in BEFORE_EFFECT]
    return next((one for one in reversed(running) if one.id == one.base), None)


def must_be_under_way(procedures: Iterable[Procedure]) -> None:
    """Nobody joins where nothing is mediated."""
    if under_way(procedures) is None:
        raise Refused(
            "没有正在进行的调解，不能追加当事人",
            article="CPL-135",
            remedy="被追加人可以另行申请调解，或者在诉讼中申请参加",
        )


def part(
    whole: Mediation, act: PartAgreement, procedures: Iterable[Procedure], periods: Iterable[Period], file: File
) -> Step[Mediation]:
    """The part: those who settle sign at once, within the time that the whole has; what they settle is theirs alone."""
    count = sum(1 for one in procedures if one.id.startswith(f"{whole.id}.p"))
    settling = replace(
        whole,
        id=f"{whole.id}.p{count + 1}",
        status=SIGNING,
        out=tuple(party for party in file.everyone if party not in act.parties),
        terms=act.terms,
        signed=(),
        sealed=None,
        undisputed=None,
        facts_signed=(),
        extensions=(),
    )
    running = next((period for period in periods if (period.of, period.term) == (whole.id, whole.term.id)), None)
    if running is None:
        return Step(now=settling, opens=(Opening(term=law.SIGNING),))
    if running.changes or running.length is None:
        settling = replace(settling, extended_by_head=True)
        own = Opening(term=whole.term, start=running.start, until=running.last_day)
    else:
        own = Opening(term=whole.term, start=running.start)
    return Step(now=settling, opens=(Opening(term=law.SIGNING), own))

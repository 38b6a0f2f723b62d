"""A text that declares whose a right is and promises other things besides: which clause goes where (DISP-08, 11)."""

from __future__ import annotations

from cases.agreement import ClauseKind, Terms
from cases.errors import Refused
from cases.rights import PATENTS, Matter
from cases.words import Ref
from rulebook.roads import RoadKind

_CITE = "CPLI-355.5"


def declaring(terms: Terms) -> tuple[str, ...]:
    """The promises that declare whose a right is, by their duty or because somebody put their clause in that class."""
    flagged = [clause.obligation for clause in terms.clauses if clause.kind is ClauseKind.TITLE]
    return tuple(one.id for one in terms.obligations if one.declares or one.id in flagged)


def destination(terms: Terms, matter: Matter) -> RoadKind:
    """Where an agreement with these clauses goes: to the register, to a court for confirmation, or it is performed."""
    return _road(matter, declares=terms.declares_title, wants_confirmation=terms.wants_confirmation)


def destinations(terms: Terms, matter: Matter) -> tuple[tuple[tuple[str, ...], RoadKind], ...]:
    """Which promises go where: those that declare, and the rest, which go their own ways once the text is split."""
    first = declaring(terms)
    rest = tuple(one.id for one in terms.obligations if one.id not in first)
    ways = ((first, True), (rest, False))
    return tuple(
        (ids, _road(matter, declares=declares, wants_confirmation=terms.wants_confirmation or bool(first)))
        for ids, declares in ways
        if ids
    )


def _road(matter: Matter, *, declares: bool, wants_confirmation: bool) -> RoadKind:
    if declares:
        return RoadKind.CNIPA_REGISTRATION if matter.right in PATENTS else RoadKind.VOLUNTARY_PERFORMANCE
    return RoadKind.CONFIRMATION if wants_confirmation else RoadKind.VOLUNTARY_PERFORMANCE


def divided(terms: Terms, title_text: Ref, rest_text: Ref) -> tuple[Terms, Terms]:
    """The two agreements: what declares, for the register; and the rest, which a court may confirm.

    A court confirms a whole agreement or none (DISP-08), so each part has its own text and is signed by itself. Raises
    `Refused` where there is nothing to divide, or where a security cannot be told apart.
    """
    first = declaring(terms)
    rest = tuple(one.id for one in terms.obligations if one.id not in first)
    if not first or not rest:
        raise Refused(
            "协议没有同时含有确权条款和其他条款，不需要分立",
            article=_CITE,
            field="terms",
            remedy="请直接提交协议定稿",
        )
    if title_text.sha256 == rest_text.sha256:
        raise Refused("分立的两份协议须各有全文", article=_CITE, field="rest_text", remedy="请分别提交两份协议的全文")
    return _part(terms, first, title_text, title=True), _part(terms, rest, rest_text, title=False)


def _part(terms: Terms, ids: tuple[str, ...], text: Ref, *, title: bool) -> Terms:
    mine = [security for security in terms.securities if any(id in ids for id in security.secures)]
    if any(id not in ids for security in mine for id in security.secures):
        raise Refused(
            "有一项担保同时担保确权条款和其他条款，不能分立",
            article="MSTJ-9",
            field="securities",
            remedy="请按所担保的义务分写担保",
        )
    clauses = [
        clause
        for clause in terms.clauses
        if clause.obligation in ids or (clause.obligation is None and (title or clause.kind is not ClauseKind.TITLE))
    ]
    return terms.model_copy(
        update={
            "obligations": tuple(one for one in terms.obligations if one.id in ids),
            "securities": tuple(mine),
            "clauses": tuple(clauses),
            "text": text,
            "wants_confirmation": not title,
            "fees": terms.fees if not title else None,
        }
    )

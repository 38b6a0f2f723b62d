"""Letters across the wire: our errors as Temporal failures, and back."""

from __future__ import annotations

from temporalio.exceptions import ApplicationError

from cases import errors
from cases.errors import DingfenError, WorldFault


def failure(error: DingfenError) -> ApplicationError:
    """The answer to an act that is turned away: the class travels as the type, the letter as details; no retry."""
    return ApplicationError(error.message, error.as_dict(), type=kind(error), non_retryable=True)


def fault(error: DingfenError) -> ApplicationError:
    """Why a hand failed, for the history: the class alone. Only what the world did may be tried again."""
    return ApplicationError(kind(error), type=kind(error), non_retryable=not isinstance(error, WorldFault))


def kind(error: DingfenError) -> str:
    """The class of an error as the whole house knows it: the nearest one of the tree in `cases.errors`."""
    return next(base.__name__ for base in type(error).__mro__ if base.__module__ == errors.__name__)


def letter(failed: BaseException | None) -> DingfenError | None:
    """The error that a failure carries, if it is one of ours."""
    known = getattr(errors, failed.type or "", None) if isinstance(failed, ApplicationError) else None
    if not (isinstance(failed, ApplicationError) and isinstance(known, type) and issubclass(known, DingfenError)):
        return None
    parts = dict(failed.details[0]) if failed.details else {}
    parts.pop("code", None)
    return known(parts.pop("message", failed.message), **parts)


def unread(failed: BaseException | None) -> bool:
    """Whether the case's worker could not read what was sent, as an older release cannot read a newer one's act."""
    cause = failed.cause if isinstance(failed, ApplicationError) else None
    return isinstance(cause, ApplicationError) and cause.type == "ValidationError"

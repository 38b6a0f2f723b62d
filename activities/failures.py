"""Letters across the wire: our errors as Temporal failures, and back."""

from __future__ import annotations

from temporalio.exceptions import ApplicationError

from cases import errors
from cases.errors import DingfenError


def failure(error: DingfenError) -> ApplicationError:
    """The error as a failure that is not retried; its class travels as the type, its parts as details."""
    return ApplicationError(error.message, error.as_dict(), type=error.code, non_retryable=True)


def letter(failed: BaseException | None) -> DingfenError | None:
    """The error that a failure carries, if it is one of ours."""
    if not isinstance(failed, ApplicationError) or not failed.details:
        return None
    kind = getattr(errors, failed.type or "", None)
    if not (isinstance(kind, type) and issubclass(kind, DingfenError)):
        return None
    parts = dict(failed.details[0])
    parts.pop("code", None)
    return kind(parts.pop("message", str(failed)), **parts)

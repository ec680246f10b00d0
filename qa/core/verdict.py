"""The answer to every "may I?": yes, or no with the sentence that the reader sees."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """`allowed`, and when not, a `reason` that says what would make it possible. True when allowed."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise `Refusal` with the reason unless allowed."""
        if not self.allowed:
            raise Refusal(self.reason)


YES = Verdict(True)


def no(reason) -> Verdict:
    """A refusal; `reason` may be a lazy translation."""
    return Verdict(False, str(reason))


class Refusal(Exception):
    """An act that is not allowed. `str(refusal)` is the reader's sentence, `status` the HTTP status."""

    status = 403


class TooOften(Refusal):
    """An act that is allowed, but not so soon; `retry_after` is in seconds."""

    status = 429

    def __init__(self, reason: str, retry_after: int):
        super().__init__(reason)
        self.retry_after = retry_after


class Invalid(Refusal):
    """Input that a service cannot accept; `field` names the form field, empty for the whole form."""

    status = 422

    def __init__(self, reason: str, field: str = ""):
        super().__init__(str(reason))
        self.field = field


class Conflict(Refusal):
    """Somebody else changed the thing meanwhile; nothing was written."""

    status = 409

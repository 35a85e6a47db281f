"""The errors that a user can act on.

Each has a stable `code` (for programs), an HTTP `status`, and a message that is a sentence telling a
person what to do. The API and the browser side translate them in one place each; anything else that is
raised is a bug of ours and is reported as such.
"""


class AltoError(Exception):
    """Base of every expected failure."""

    code = "error"
    status = 400

    def __init__(self, message: str, **context: object) -> None:
        super().__init__(message)
        self.message = message
        self.context = context


class Invalid(AltoError):
    """What was given cannot be taken as it is; the message says which part and how to mend it."""

    code = "invalid"
    status = 422


class NotFound(AltoError):
    """Nothing of that name belongs to this user."""

    code = "not_found"
    status = 404


class BadSignature(AltoError):
    """What came is not signed by whom it should be from."""

    code = "bad_signature"
    status = 400


class Unauthorized(AltoError):
    """No valid session came with the request."""

    code = "unauthorized"
    status = 401


class Forbidden(AltoError):
    """What was shown (a password, a code) does not prove what it should."""

    code = "forbidden"
    status = 403


class InsufficientCredits(AltoError):
    """The account has too few credits; `context` says how many are `wanted`, `available` and `missing`."""

    code = "insufficient_credits"
    status = 402


class Conflict(AltoError):
    """Somebody (another tab) changed the thing since it was read."""

    code = "conflict"
    status = 409


class TooLarge(AltoError):
    """The upload or document is over a stated limit."""

    code = "too_large"
    status = 413


class RateLimited(AltoError):
    """Too many requests; the message says when to try again."""

    code = "rate_limited"
    status = 429


class ProviderUnavailable(AltoError):
    """A model's provider did not answer, or not as it should; the message says what to do."""

    code = "provider_unavailable"
    status = 503


class Unavailable(AltoError):
    """A part that this needs (database, storage) does not answer at the moment."""

    code = "unavailable"
    status = 503

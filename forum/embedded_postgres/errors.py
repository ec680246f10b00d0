"""What can go wrong, always as one sentence that a person can act on."""


class Unavailable(Exception):
    """The embedded PostgreSQL cannot be had; `str()` is the sentence to show. Commands end with exit status 2."""

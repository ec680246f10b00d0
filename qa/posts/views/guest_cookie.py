"""The key that lets a guest's own browser edit what was written from it.

One cookie, set only once something is posted.
"""

from qa.posts.services.guests import new_key

NAME = "guest_key"
MAX_AGE = 60 * 60 * 24 * 30  # seconds


def guest_keys(request) -> list[str]:
    """The keys that this browser holds: one or none."""
    key = request.get_signed_cookie(NAME, default="", salt="guest", max_age=MAX_AGE)
    return [key] if key else []


def key_for(request) -> str:
    """This browser's key, or a new one."""
    return next(iter(guest_keys(request)), "") or new_key()


def keep_key(response, request, key: str) -> None:
    response.set_signed_cookie(
        NAME, key, salt="guest", max_age=MAX_AGE, httponly=True, samesite="Lax", secure=request.is_secure()
    )

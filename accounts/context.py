"""Template context about the reader: `shows_points` is false for a member who wants no points and badges in sight."""

from django.utils.functional import SimpleLazyObject


def reader(request) -> dict:
    """Lazy, so that a page which asks for neither costs nothing and does not look at the session."""
    return {"shows_points": SimpleLazyObject(lambda: shows_points(request.user))}


def shows_points(viewer) -> bool:
    """Does `viewer` see points, badges, titles, leaderboards and progress? Visitors do."""
    return not (viewer.is_authenticated and viewer.without_points)

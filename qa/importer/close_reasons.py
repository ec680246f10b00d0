"""Close reasons by their key."""

from qa.posts.models import CloseReason

LABELS = {
    "duplicate": "Asked before",
    "off-topic": "Does not belong here",
    "needs-details": "Needs details or clarity",
    "needs-focus": "Needs more focus",
    "opinion-based": "Mostly a matter of opinion",
}


def close_reason(slug: str) -> CloseReason:
    """The reason with this key; made when the moderators' list has none, for what is loaded may need it."""
    return CloseReason.objects.get_or_create(slug=slug, defaults={"label": LABELS.get(slug, slug)})[0]

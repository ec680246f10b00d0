"""What a fresh forum begins with: the reasons for closing a question. Moderators change the list in the admin."""

from django.apps import apps as installed
from django.utils.translation import gettext_noop as _n

CLOSE_REASONS = (
    (
        "duplicate",
        _n("Asked before"),
        _n("The same question has answers in another thread. The link leads there; it may help you right away."),
    ),
    (
        "needs-details",
        _n("Needs more detail"),
        _n(
            "We would like to help and cannot tell yet what happened. Please edit your question and add what others "
            "need to know, only as much as you are comfortable with; then it can be opened again."
        ),
    ),
    (
        "needs-focus",
        _n("Several questions at once"),
        _n("Each of your questions deserves an answer of its own. Please keep one here and ask the others separately."),
    ),
    (
        "opinion-based",
        _n("Asks for opinions only"),
        _n(
            "Answers here should rest on experience or knowledge. Could you say what you want to decide or to change? "
            "That often turns it into a question that people can answer."
        ),
    ),
    (
        "off-topic",
        _n("Not a subject of this forum"),
        _n("This is a fair question, and this forum is not the place where you would find good answers to it."),
    ),
)


def ensure_close_reasons(*, using="default", apps=installed, **kwargs) -> None:
    """After migrating: the shipped reasons when there are none; a list that moderators have changed stays as it is."""
    try:
        reasons = apps.get_model("posts", "CloseReason").objects.using(using)
    except LookupError:  # migrated back to nothing
        return
    if not reasons.exists():
        reasons.bulk_create(
            reasons.model(slug=slug, label=label, explanation=explanation, position=10 * place)
            for place, (slug, label, explanation) in enumerate(CLOSE_REASONS, start=1)
        )

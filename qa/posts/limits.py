"""How long, how many, how often: the limits on what is posted (contract, rules B.14). Forms and services share them."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qa import markup
from qa.core import privileges
from qa.core.ratelimits import Limit, spend
from qa.core.verdict import Invalid, TooOften
from qa.site.current import site_settings

NEWCOMER_BELOW = 125  # points
NEWCOMER_LINKS = 2  # links to other sites in one text, before the privilege `post-links`
HOUR, DAY = 3600, 86_400

MEMBER = {
    "ask": [Limit("ask-day", 6, DAY), Limit("ask-month", 50, 30 * DAY)],
    "answer": [Limit("answer-pause", 1, 30)],
    "comment": [Limit("comment-pause", 1, 15)],
    "edit": [Limit("edit-pause", 1, 5)],
    "upload": [Limit("upload-hour", 10, HOUR)],
    "vote": [Limit("vote-hour", 300, HOUR)],
    "draft": [Limit("draft-hour", 1200, HOUR)],
    "preview": [Limit("preview-hour", 2400, HOUR)],
}
NEWCOMER = {"ask": [Limit("ask-pause", 1, 40 * 60)], "answer": [Limit("answer-pause-new", 1, 3 * 60)]}
NETWORK = {
    "ask": [Limit("ask-net", 20, HOUR)],
    "answer": [Limit("answer-net", 50, HOUR)],
    "comment": [Limit("comment-net", 40, HOUR)],
    "upload": [Limit("upload-net", 20, HOUR)],
    "vote": [Limit("vote-net", 600, HOUR)],
    "preview": [Limit("preview-net", 2400, HOUR)],
}
GUEST = {
    "ask": [Limit("guest-ask", 1, 20 * 60)],
    "answer": [Limit("guest-answer", 1, 3 * 60), Limit("guest-answer-day", 10, DAY)],
    "edit": [Limit("guest-edit", 1, 5)],
}


def spend_limits(act: str, *, by, network: str) -> None:
    """Count one `act` of the member `by` (None: a guest) from `network`; raise `TooOften` past a limit.

    Staff are free; in the founding phase newcomers are not slowed down (settled: a fresh forum must let people begin).
    """
    if by is not None and by.is_staff:
        return
    chosen: list[tuple[Limit, str]] = []
    if by is None:
        chosen += [(limit, network) for limit in GUEST.get(act, [])]
    else:
        newcomer = by.reputation < NEWCOMER_BELOW and not site_settings().founding
        limits = MEMBER.get(act, []) + (NEWCOMER.get(act, []) if newcomer else [])
        chosen += [(limit, f"u{by.pk}") for limit in limits]
    if network:
        chosen += [(limit, network) for limit in NETWORK.get(act, [])]
    refused = []
    for limit, who in chosen:
        try:
            spend(site_settings().limit(limit), who)
        except TooOften as too_often:
            refused.append(too_often)
    if refused:  # the longest wait, so that nobody waits twice
        raise max(refused, key=lambda too_often: too_often.retry_after)


def check_title(title: str) -> None:
    """Raise `Invalid` for a title that is too short or too long."""
    site = site_settings()
    if len(title) < site.title_min:
        raise Invalid(
            _("A title needs at least %(min)d characters, so that others see what it is about; this one has %(n)d.")
            % {"min": site.title_min, "n": len(title)},
            "title",
        )
    if len(title) > site.title_max:
        raise Invalid(
            _("A title has at most %(max)d characters; this one has %(n)d.") % {"max": site.title_max, "n": len(title)},
            "title",
        )


def check_body(body: str) -> None:
    site = site_settings()
    _check_length(body, site.body_min, site.body_max)


def check_comment(body: str) -> None:
    site = site_settings()
    _check_length(body, site.comment_min, site.comment_max)


def check_links(html: str, *, by, before: str = "") -> None:
    """Raise `Invalid` when a newcomer or guest puts more than `NEWCOMER_LINKS` links to elsewhere into a text.

    `html` is the rendered text, `before` that of the text it replaces, whose links nobody is blamed for.
    """
    allowed = privileges.has(by, privileges.POST_LINKS)
    if allowed or len(_outward(html)) <= max(NEWCOMER_LINKS, len(_outward(before))):
        return
    sentence = ngettext(
        "A text can have at most %(n)d link to another site at first.",
        "A text can have at most %(n)d links to other sites at first.",
        NEWCOMER_LINKS,
    )
    raise Invalid(f"{sentence % {'n': NEWCOMER_LINKS}} {allowed.reason}", "body")


def _outward(html: str) -> list[str]:
    links = [link for link in markup.links_in(html) if link.startswith(("http://", "https://", "//"))]
    return [link for link in links if not link.startswith(f"{settings.SITE_URL}/")]


def check_tags(names: list[str]) -> None:
    """Raise `Invalid` for too few or too many tags."""
    site = site_settings()
    if len(names) < site.tags_min:
        raise Invalid(
            ngettext("Please add at least %(n)d tag.", "Please add at least %(n)d tags.", site.tags_min)
            % {"n": site.tags_min},
            "tags",
        )
    if len(names) > site.tags_max:
        raise Invalid(
            ngettext("At most %(n)d tag, please.", "At most %(n)d tags, please.", site.tags_max) % {"n": site.tags_max},
            "tags",
        )


def _check_length(body: str, low: int, high: int) -> None:
    if len(body) < low:
        raise Invalid(
            _("Please write a little more: at least %(min)d characters; there are %(n)d.")
            % {"min": low, "n": len(body)},
            "body",
        )
    if len(body) > high:
        raise Invalid(
            _("That is longer than we can take: at most %(max)d characters; there are %(n)d.")
            % {"max": high, "n": len(body)},
            "body",
        )

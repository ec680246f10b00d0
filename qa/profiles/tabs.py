"""The tabs of a profile: what each is called, what fills it, and who sees it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.context import shows_points
from qa.bounties.showing import bounties_of
from qa.profiles import own, sections


@dataclass(frozen=True, slots=True)
class Tab:
    """`fill(request, member)` gives the context of `qa/profiles/_<key>.html`; without it the tab is a link to `page`.

    `own`: for the member's own eyes, nobody else's. `game`: about points and badges, which some do not want to see.
    """

    key: str
    label: str | Promise
    fill: Callable | None = None
    page: str = ""
    own: bool = False
    game: bool = False

    def url(self, member) -> str:
        if self.page:
            return reverse(self.page)
        address = member.get_absolute_url()
        return address if self.key == "profile" else f"{address}?tab={self.key}"


TABS = (
    Tab("profile", _("Profile"), sections.profile),
    Tab("activity", _("Activity"), sections.activity),
    Tab("answers", _("Answers"), sections.answers),
    Tab("questions", _("Questions"), sections.questions),
    Tab("tags", _("Tags"), sections.tags),
    Tab("badges", _("Badges"), sections.badges, game=True),
    Tab("reputation", _("Points"), sections.reputation, game=True),
    Tab("bounties", _("Bounties"), bounties_of, game=True),
    Tab("votes", _("Votes"), own.votes, own=True),
    Tab("following", _("Following"), page="following:followed", own=True),
    Tab("saved", _("Saved"), page="following:saved", own=True),
    Tab("drafts", _("Drafts"), own.drafts, own=True),
)


def chosen(asked: str, member, viewer) -> Tab:
    """The tab that `?tab=` asks for. One that does not exist is the profile; one for other eyes is 404."""
    tab = next((tab for tab in TABS if tab.key == asked and tab.fill), TABS[0])
    if tab.own and not is_own(member, viewer):
        raise Http404
    return tab if shows_points(viewer) or not tab.game else TABS[0]


def shown(current: Tab, member, viewer) -> list[dict]:
    """For `_tabs.html`: those that `viewer` may see."""
    return [
        {"label": tab.label, "url": tab.url(member), "current": tab is current}
        for tab in TABS
        if (is_own(member, viewer) or not tab.own) and (shows_points(viewer) or not tab.game)
    ]


def is_own(member, viewer) -> bool:
    return viewer.is_authenticated and viewer.pk == member.pk

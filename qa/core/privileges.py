"""What points allow: the privileges and their thresholds on each ladder (rules B.2)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qa.core.verdict import YES, Verdict, no
from qa.site.current import site_settings
from qa.site.models.settings import Ladder, SiteSettings


@dataclass(frozen=True, slots=True)
class Privilege:
    """`name` stands in addresses and in the custom thresholds; the numbers are points on each ladder."""

    name: str
    title: str
    summary: str
    private: int
    small: int
    full: int
    free_while_founding: bool = False

    def threshold(self, site: SiteSettings) -> int:
        """The points that it takes on this site now."""
        if self.free_while_founding and site.founding:
            return 1
        if site.ladder == Ladder.CUSTOM:
            return int(site.custom_thresholds.get(self.name, self.small))
        return {Ladder.PRIVATE: self.private, Ladder.FULL: self.full}.get(site.ladder, self.small)


_t = gettext_lazy
CREATE_POSTS = Privilege("create-posts", _t("ask and answer"), _t("Ask questions and write answers."), 1, 1, 1)
POST_LINKS = Privilege(
    "post-links",
    _t("add images and more links"),
    _t("Add pictures, and put more than two links into one text."),
    1,
    10,
    10,
    True,
)
VOTE_UP = Privilege("vote-up", _t("vote up"), _t("Say that a question or an answer is useful."), 1, 15, 15, True)
COMMENT = Privilege(
    "comment-everywhere",
    _t("comment everywhere"),
    _t("Comment on other people's posts, not only around your own."),
    1,
    50,
    50,
)
SET_BOUNTY = Privilege(
    "set-bounty", _t("set a bounty"), _t("Give some of your own points to draw attention to a question."), 75, 75, 75
)
VOTE_DOWN = Privilege("vote-down", _t("vote down"), _t("Say that a post is not useful."), 1, 125, 125, True)
CREATE_TAGS = Privilege(
    "create-tags", _t("create tags"), _t("Use a tag that nobody has used before."), 1, 150, 300, True
)
VOTE_COUNTS = Privilege(
    "vote-counts", _t("see vote counts"), _t("See how many votes went up and how many down."), 100, 750, 1000
)
EDIT = Privilege("edit", _t("edit posts"), _t("Improve other people's questions and answers."), 500, 1000, 2000)

ALL = (CREATE_POSTS, POST_LINKS, VOTE_UP, COMMENT, SET_BOUNTY, VOTE_DOWN, CREATE_TAGS, VOTE_COUNTS, EDIT)
BY_NAME = {privilege.name: privilege for privilege in ALL}


def has(user, privilege: Privilege) -> Verdict:
    """May `user` use `privilege`? Staff may always; visitors and suspended members never."""
    member = may_take_part(user)
    if not member or user.is_staff:
        return member
    needed = privilege.threshold(site_settings())
    if user.reputation >= needed:
        return YES
    return no(
        _("You need %(needed)d points to %(act)s; you have %(points)d.")
        % {"needed": needed, "act": privilege.title, "points": user.reputation}
    )


@dataclass(frozen=True, slots=True)
class NextPrivilege:
    """`privilege` comes at `needed` points; the member has `points`."""

    privilege: Privilege
    needed: int
    points: int

    @property
    def missing(self) -> int:
        return self.needed - self.points


def offered(site: SiteSettings) -> list[Privilege]:
    """Those that exist on this site."""
    return [one for one in ALL if one is not SET_BOUNTY or site.bounties]


def next_privilege(member) -> NextPrivilege | None:
    """The one with the lowest threshold above the member's points; None when all are reached, and for staff."""
    if member.is_moderator:
        return None
    site = site_settings()
    above = [(one.threshold(site), one) for one in offered(site) if one.threshold(site) > member.reputation]
    if not above:
        return None
    needed, privilege = min(above, key=lambda pair: pair[0])
    return NextPrivilege(privilege, needed, member.reputation)


def may_take_part(user) -> Verdict:
    """May `user` do anything but read? A suspended member is told until when and why."""
    if not user.is_authenticated:
        return no(_("Please log in first."))
    suspension = user.suspension_in_force
    if suspension is None:
        return YES
    return no(
        _("Your account is paused until %(until)s: %(reason)s You can still read everything.")
        % {"until": suspension.until.date().isoformat(), "reason": suspension.reason.rstrip(".") + "."}
    )

"""May I vote? (rules B.4, with the choices of docs/decisions)"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from qa.core import privileges
from qa.core.verdict import YES, Verdict, no
from qa.posts.models.post import Kind
from qa.site.current import site_settings
from qa.votes.models import Vote


def may_vote(user, post, value: int) -> Verdict:
    """May `user` vote +1, −1, or withdraw (0) on `post`? Costs no query but for the settings."""
    if not user.is_authenticated:
        return no(_("Please log in to vote."))
    if post.kind not in (Kind.QUESTION, Kind.ANSWER):
        return no(_("Only questions and answers can be voted on."))
    if post.author_id == user.pk:
        return no(_("This is your own post; others decide how useful it is."))
    for part in {post.question, post}:
        if not part.is_public:
            return no(_("This post is not public, so it takes no votes now."))
        if part.lock_in_force:
            return no(_("This post is locked: %(reason)s") % {"reason": part.lock.reason})
    if value == 0:
        return privileges.may_take_part(user)
    return privileges.has(user, privileges.VOTE_UP if value > 0 else privileges.VOTE_DOWN)


def may_change(vote: Vote, post) -> Verdict:
    """May this vote still be changed or withdrawn? Always, unless the owner has set a lock-in time."""
    minutes = site_settings().vote_lock_minutes
    if not minutes or timezone.now() - vote.created_at < timedelta(minutes=minutes):
        return YES
    if post.edited_at and post.edited_at > vote.created_at:
        return YES
    return no(_("You voted a while ago; the vote can be changed again once the post is edited."))


def has_votes_left(user) -> Verdict:
    """Within the votes of one UTC day? Withdrawn votes do not count."""
    allowed = site_settings().votes_per_day
    if Vote.objects.cast_today_by(user, timezone.now().date()).count() < allowed:
        return YES
    return no(_("You have used your %(n)d votes of today; there are new ones after midnight (UTC).") % {"n": allowed})

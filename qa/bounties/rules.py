"""May I? Each answer is a `Verdict` whose reason is the sentence that the reader sees (rules B.6)."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qa.bounties.models import Bounty, Contribution
from qa.core import privileges
from qa.core.verdict import YES, Verdict, no
from qa.posts.models import Post
from qa.site.current import site_settings

AWARD_WAIT = timedelta(hours=24)


def may_begin(user, question: Post) -> Verdict:
    """With the privilege, on a public, open, unlocked question that is old enough and has no bounty. No query.

    How many bounties the member has is for `may_have_one_more`.
    """
    site = site_settings()
    if not site.bounties:
        return no(_("There are no bounties on this forum."))
    member = privileges.has(user, privileges.SET_BOUNTY)
    if not member:
        return member
    state = _is_free(question)
    if not state:
        return state
    if question.bounty:
        return no(_("A bounty is running on this question already."))
    if timezone.now() - question.created_at < timedelta(days=site.bounty_question_days):
        return no(
            ngettext(
                "A question can have a bounty once it is %(n)d day old: good answers often come by themselves.",
                "A question can have a bounty once it is %(n)d days old: good answers often come by themselves.",
                site.bounty_question_days,
            )
            % {"n": site.bounty_question_days}
        )
    return YES


def may_add(user, bounty: Bounty) -> Verdict:
    """`could_add`, and once only. One query."""
    state = could_add(user, bounty)
    if state and Contribution.objects.filter(bounty=bounty, member=user).exists():
        return no(_("You have given to this bounty already; others can still add to it."))
    return state


def could_add(user, bounty: Bounty) -> Verdict:
    """With the privilege, while it is shown. No query."""
    if not site_settings().bounties:
        return no(_("There are no bounties on this forum."))
    member = privileges.has(user, privileges.SET_BOUNTY)
    if not member:
        return member
    state = _is_free(bounty.question)
    if not state:
        return state
    if not bounty.is_running or bounty.ends_at <= timezone.now():
        return no(_("This bounty has ended, so nothing can be added to it."))
    return YES


def may_have_one_more(user) -> Verdict:
    """Not more than the site's number at a time, begun or added to. One query."""
    most = site_settings().bounty_most_active
    if Contribution.objects.filter(member=user, bounty__state="running").count() < most:
        return YES
    return no(
        ngettext(
            "You take part in %(n)d running bounty, which is the most; once it has ended, you can begin another.",
            "You take part in %(n)d running bounties, which is the most; once one has ended, you can begin another.",
            most,
        )
        % {"n": most}
    )


def may_award(user, bounty: Bounty, answer: Post) -> Verdict:
    """Who began it, to a public answer of another member, not in its first day and not after its days of grace."""
    member = privileges.may_take_part(user)
    if not member:
        return member
    if not bounty.is_running or bounty.grace_until <= timezone.now():
        return no(_("This bounty is over."))
    if bounty.starter_id != user.pk:
        return no(_("Only the member who began a bounty can award it."))
    if not can_win(answer) or answer.parent_id != bounty.question_id:
        return no(_("The points can only go to a public answer of a member."))
    if answer.author_id == user.pk:
        return no(_("A bounty cannot be awarded to your own answer."))
    if timezone.now() < bounty.started_at + AWARD_WAIT:
        return no(_("Give others a day to answer: you can award the bounty 24 hours after its beginning."))
    return YES


def can_win(answer: Post) -> bool:
    """A public answer by somebody with an account that can hold the points."""
    return answer.is_answer and answer.is_public and answer.author_id is not None and not answer.author.is_system


def _is_free(question: Post) -> Verdict:
    if not question.is_question or not question.is_public:
        return no(_("Only public questions can have a bounty."))
    if question.is_closed:
        return no(_("This question is closed, so it takes no new answers and no bounty."))
    if question.lock_in_force:
        return no(_("This post is locked: %(reason)s") % {"reason": question.lock.reason})
    return YES

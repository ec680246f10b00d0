"""Leaving the forum: the person goes, what helped others stays."""

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.rules import may_leave
from qa.bounties.models import Bounty
from qa.notifications.models import OutgoingMail
from qa.posts.models import Comment, Post, Revision
from qa.votes.models import Vote


@transaction.atomic
def leave(*, member: User, keep_name: bool) -> None:
    """Delete the account. Posts and comments stay, under the display name or, without `keep_name`, anonymously.

    Gone for good: the profile, addresses, password, drafts, points, messages on their way.

    Votes stay counted but nobody can tell any more whose they were: they are the thanks (or the doubts) of that day,
    and taking them back would cost other people points that they have earned. Value and post do not change, so neither
    do score and points, and the signals of votes have nothing to tell; hence the UPDATE past Vote's own refusal.
    """
    may_leave(member).require()
    given_to = Bounty.objects.filter(Q(starter=member) | Q(contributions__member=member)).values("question")
    theirs = Post.objects.filter(Q(author=member) | Q(editor=member) | Q(pk__in=given_to))  # acts on bounties wait
    list(theirs.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))  # posts before members
    member = User.objects.select_for_update(of=("self",)).get(pk=member.pk)
    name = member.display_name if keep_name else ""
    Post.objects.filter(author=member).update(author=None, author_name=name)
    Post.objects.filter(editor=member).update(editor=None, editor_name=name)
    Revision.objects.filter(editor=member).update(editor=None, editor_name=name)
    Comment.objects.filter(author=member).update(author=None, author_name=name)
    QuerySet.update(Vote.objects.filter(voter=member), voter=None)
    OutgoingMail.objects.filter(to__in=_addresses(member)).delete()
    member.delete()


def _addresses(member: User) -> set[str]:
    return {*member.emailaddress_set.values_list("email", flat=True), *filter(None, [member.email])}

"""Following and ceasing to: by hand, and by asking or answering."""

from django.db import transaction

from qa.following import limits, rules
from qa.following.models import Follow, Mute, Unfollowed
from qa.following.services.things import hold
from qa.following.signals import member_followed


@transaction.atomic
def follow(*, member, thing) -> Follow:
    """`member` wants to hear of `thing`: a question, a tag, a category or a member. Twice is once.

    Following a thread that was muted lifts the mute. Raises `Refusal` or `TooOften`.
    """
    target = hold(member, thing)
    rules.may_follow(member, thing).require()
    row, made = Follow.objects.get_or_create(member=member, **target)
    if row.automatic:
        Follow.objects.filter(pk=row.pk).update(automatic=False)
    if "question" in target:
        Unfollowed.objects.filter(member=member, **target).delete()
        Mute.objects.filter(member=member, **target).delete()
    if made:
        chosen = Follow.objects.filter(member=member, automatic=False)
        limits.require_room(member, chosen, limits.FOLLOWS, limits.no_room_to_follow())
        member_followed.send(sender=Follow, follow=row)
    return row


@transaction.atomic
def unfollow(*, member, thing) -> None:
    """`member` has heard enough of `thing`; answering there later does not bring a question back. Twice is once."""
    rules.may_keep(member).require()
    drop(member, hold(member, thing))


def drop(member, target: dict) -> None:
    """Delete the follow of `target` ({column: thing}, held by the caller) and remember that for a question."""
    gone, _by_model = Follow.objects.filter(member=member, **target).delete()
    if gone and "question" in target:
        Unfollowed.objects.get_or_create(member=member, **target)


def follow_own(post) -> None:
    """Who asks or answers follows the question, unless they have stopped following it before, or muted it.

    Called inside the transaction that publishes `post`, for its author; one or two statements.
    """
    here = {"member_id": post.author_id, "question_id": post.question_id}
    if post.author_id is None:
        return
    declined = post.is_answer and (Unfollowed.objects.filter(**here).exists() or Mute.objects.filter(**here).exists())
    if not declined:
        Follow.objects.bulk_create([Follow(**here, automatic=True)], ignore_conflicts=True)

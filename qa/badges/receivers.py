"""Badges listen: every act that can earn one leaves a small task behind, and nothing is looked at before it runs."""

from django.db.models.signals import post_save

from accounts.models import User
from accounts.signals import member_visited
from qa.badges.declaring import On
from qa.badges.services.noticing import notice, notice_points
from qa.bounties import signals as bounties
from qa.following.signals import post_saved
from qa.posts import signals as posts
from qa.reputation.signals import points_moved
from qa.votes.models import Vote


def connect() -> None:
    """All receivers of this app."""
    for signal, function in (
        (posts.post_published, on_post_published),
        (posts.post_edited, on_post_edited),
        (posts.post_deleted, on_post_deleted),
        (posts.comment_posted, on_comment_posted),
        (posts.answer_accepted, on_answer_accepted),
        (post_saved, on_post_saved),
        (bounties.bounty_offered, on_bounty_offered),
        (bounties.bounty_awarded, on_bounty_awarded),
        (points_moved, on_points_moved),
        (member_visited, on_member_visited),
    ):
        signal.connect(function, dispatch_uid=f"badges_{function.__name__}")
    post_save.connect(on_vote_cast, sender=Vote, dispatch_uid="badges_on_vote_cast")
    post_save.connect(on_member_saved, sender=User, dispatch_uid="badges_on_member_saved")


def on_post_published(sender, post, **kwargs):
    notice(On.PUBLISHED, [post.author_id], post)


def on_vote_cast(sender, instance, created, raw, **kwargs):
    if created and not raw:
        post = instance.post
        notice(On.QUESTION_VOTED if post.is_question else On.ANSWER_VOTED, [instance.voter_id, post.author_id], post)


def on_answer_accepted(sender, answer, **kwargs):
    notice(On.ACCEPTED, [answer.author_id, answer.question.author_id], answer)


def on_post_edited(sender, post, by, **kwargs):
    notice(On.EDITED, [by.pk if by else None], post)


def on_comment_posted(sender, comment, by, **kwargs):
    notice(On.COMMENTED, [by.pk if by else None])


def on_post_deleted(sender, post, by, **kwargs):
    notice(On.DELETED, [by.pk if by and by.pk == post.author_id else None])


def on_post_saved(sender, saved, **kwargs):
    notice(On.SAVED, [], saved.post)


def on_bounty_offered(sender, bounty, by, **kwargs):
    notice(On.BOUNTY, [by.pk])


def on_bounty_awarded(sender, bounty, answer, by, **kwargs):
    notice(On.BOUNTY, [by.pk if by else None, answer.author_id], answer)


def on_points_moved(sender, entries, sign, **kwargs):
    if sign > 0:
        notice_points(entries)


def on_member_visited(sender, user, **kwargs):
    notice(On.VISITED, [user.pk])


def on_member_saved(sender, instance, raw, update_fields=None, **kwargs):
    if not raw and instance.about and (update_fields is None or "about" in update_fields):
        notice(On.PROFILE, [instance.pk])

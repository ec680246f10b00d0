"""A copy of everything that the forum holds about a member."""

from allauth.account.models import EmailAddress

from qa.following.exporting import kept_by
from qa.notifications.services.exporting import told_to
from qa.posts.models import Comment, Draft, Post, Revision, Upload
from qa.posts.models.post import Kind
from qa.posts.querysets import tags_of_posts
from qa.reputation.models import LedgerEntry
from qa.votes.models import Vote

PROFILE = (
    "id", "username", "display_name", "email", "about", "location", "website", "reputation",
    "date_joined", "last_seen", "last_login", "is_staff", "is_superuser", "language", "time_zone", "is_quiet",
    "without_points",
)  # fmt: skip


def everything_about(member) -> dict:
    """Plain values, ready for JSON; times are UTC, texts are the Markdown that was typed."""
    return {
        "profile": _profile(member),
        "email_addresses": list(
            EmailAddress.objects.filter(user=member).order_by("pk").values("email", "verified", "primary")
        ),
        "posts": [_post(post) for post in _posts_of(member)],
        "edits": list(_edits_of(member)),
        "comments": list(
            Comment.objects.filter(author=member)
            .order_by("pk")
            .values("id", "post_id", "body", "score", "created_at", "deleted_at")
        ),
        "votes": list(Vote.objects.filter(voter=member).order_by("pk").values("post_id", "value", "created_at")),
        "drafts": list(
            Draft.objects.filter(member=member)
            .order_by("pk")
            .values("purpose", "post_id", "title", "body", "tags", "category", "updated_at")
        ),
        "points": list(
            LedgerEntry.objects.filter(user=member).order_by("pk").values("day", "event", "points", "post_id")
        ),
        "bounties": list(
            member.bounties_given.order_by("pk").values("bounty__question_id", "amount", "at", "bounty__state")
        ),
        "badges": list(member.awards.order_by("pk").values("badge__slug", "tag__name", "post_id", "at", "revoked_at")),
        "uploads": list(
            Upload.objects.filter(member=member).order_by("pk").values("file", "width", "height", "created_at")
        ),
        "profile_fields": list(
            member.profile_values.order_by("field__position", "field").values("field__label", "value")
        ),
        "roles": list(member.flairs.order_by("pk").values("kind__name", "created_at", "expires_on", "ended_at")),
        **kept_by(member),
        **told_to(member),
        "pauses": list(member.suspensions.order_by("pk").values("reason", "created_at", "until", "ended_at")),
    }


def _profile(member) -> dict:
    return {name: getattr(member, name) for name in PROFILE}


def _posts_of(member):
    posts = (
        Post.objects.filter(author=member).select_related("category", "concealment").prefetch_related(tags_of_posts())
    )
    return posts.order_by("pk")


def _post(post) -> dict:
    return {
        "id": post.pk,
        "kind": Kind(post.kind).name.lower(),
        "question_id": post.question_id,
        "title": post.title,
        "body": post.body,
        "category": post.category.name if post.category_id else None,
        "tags": [link.tag.name for link in post.post_tags.all()],
        "score": post.score,
        "created_at": post.created_at,
        "edited_at": post.edited_at,
        "hidden": post.concealment.kind if post.concealment_id else None,
    }


def _edits_of(member):
    edits = Revision.objects.filter(editor=member).order_by("pk")
    return edits.values("post_id", "number", "summary", "title", "body", "tag_names", "created_at")

"""What `qa.following` holds about a member, for the copy that they may ask for."""

from django.db.models import F

from qa.following.models import Follow, Mute, SavedList, SavedPost, Unfollowed


def kept_by(member) -> dict:
    """Plain values: follows, what is followed no more, mutes, and saved posts with their notes."""
    return {
        "follows": list(
            Follow.objects.filter(member=member)
            .order_by("pk")
            .values(
                "question_id",
                "person_id",
                "automatic",
                "created_at",
                tag_name=F("tag__name"),
                category_name=F("category__name"),
            )
        ),
        "followed_no_more": list(
            Unfollowed.objects.filter(member=member).order_by("pk").values("question_id", "created_at")
        ),
        "mutes": list(
            Mute.objects.filter(member=member).order_by("pk").values("question_id", "person_id", "created_at")
        ),
        "saved_lists": list(SavedList.objects.filter(member=member).order_by("pk").values("name", "created_at")),
        "saved_posts": list(
            SavedPost.objects.filter(member=member)
            .order_by("pk")
            .values("post_id", "note", "remind_at", "reminded_at", "created_at", list_name=F("list__name"))
        ),
    }

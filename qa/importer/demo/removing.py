"""Taking the demo community away before a real one moves in."""

from django.db import connection

from accounts.models import User
from qa.importer.demo import mark, reading, words
from qa.importer.models import DemoMark
from qa.posts.models import Post
from qa.tags.defaults import ensure_default_category
from qa.tags.models import Category, Tag

# Votes, bounties and their points go first and past the signals: what they would move is going too.
_BOOKS = ("reputation_ledgerentry", "reputation_daytotal", "votes_vote", "bounties_contribution", "bounties_bounty")


def remove_demo() -> None:
    """Delete the demo's posts, votes, tags, categories and people.

    The caller holds the transaction and has asked `untouched()`.
    """
    with connection.cursor() as cursor:
        for table in _BOOKS:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    # Else the answer that goes first would leave the date of its acceptance behind, which a constraint forbids.
    Post.objects.update(accepted_answer=None, accepted_at=None)
    Post.objects.all().delete()
    Tag.objects.all().delete()
    for data in reversed(reading.categories()):  # children stand after their parents
        if not Category.objects.filter(parent__slug=data["slug"]).exists():
            Category.objects.filter(slug=data["slug"]).delete()
    ensure_default_category()
    User.objects.filter(pk__in=mark.member_ids()).delete()
    words.remove()
    DemoMark.objects.all().delete()

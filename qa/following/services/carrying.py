"""Followers of a tag or a category go along when it is merged or emptied into another."""

from qa.following.models import Follow


def carry_followers(column: str, source, target) -> None:
    """Who follows `source` follows `target` from now on too; `column` is `tag` or `category`.

    The old rows stay until `source` itself is deleted, and go with it.
    """
    rows = Follow.objects.filter(**{column: source}).values_list("member_id", "created_at")
    new = [Follow(member_id=member, created_at=since, **{column: target}) for member, since in rows]
    Follow.objects.bulk_create(new, ignore_conflicts=True, batch_size=5_000)

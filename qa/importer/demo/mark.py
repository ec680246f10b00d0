"""Is the demo community here, and has anybody added to it?"""

from django.db import connection

from accounts.models import User
from qa.importer.models import DemoMark

# Votes that are cast and withdrawn leave no row, but what is created after them has a higher id.
_COUNTED = """SELECT 'posts', count(*), coalesce(max(id), 0), coalesce(max(active_at), '-infinity')::text
  FROM posts_post
UNION ALL SELECT 'edits', count(*), coalesce(max(id), 0), coalesce(max(created_at), '-infinity')::text
  FROM posts_revision
UNION ALL SELECT 'comments', count(*), coalesce(max(id), 0),
  coalesce(max(greatest(created_at, edited_at, deleted_at)), '-infinity')::text FROM posts_comment
UNION ALL SELECT 'votes', count(*), coalesce(max(id), 0), '' FROM votes_vote
UNION ALL SELECT 'bounties', count(*), coalesce(max(id), 0), '' FROM bounties_contribution
UNION ALL SELECT 'closures', count(*), coalesce(max(id), 0), coalesce(max(ended_at), '-infinity')::text
  FROM posts_closure
UNION ALL SELECT 'locks', count(*), coalesce(max(id), 0), coalesce(max(ended_at), '-infinity')::text FROM posts_lock
UNION ALL SELECT 'concealments', count(*), coalesce(max(id), 0), coalesce(max(ended_at), '-infinity')::text
  FROM posts_concealment
UNION ALL SELECT 'pictures', count(*), coalesce(max(id), 0), '' FROM posts_upload
UNION ALL SELECT 'pauses', count(*), coalesce(max(id), 0), '' FROM accounts_suspension
UNION ALL SELECT 'accepted', count(*), coalesce(sum(accepted_answer_id), 0), '' FROM posts_post
  WHERE accepted_answer_id IS NOT NULL"""
_PEOPLE = """SELECT md5(coalesce(string_agg(concat_ws('|', id, username, display_name, about, location, website, email,
  password = '' OR password LIKE '!%%'), ',' ORDER BY id), '')) FROM accounts_user WHERE id = ANY(%s)"""


def set_mark(members) -> None:
    """Remember the demo as it now stands."""
    ids = sorted(member.pk for member in members)
    DemoMark.objects.update_or_create(pk=1, defaults={"members": ids, "fingerprint": _fingerprint(ids)})


def is_here() -> bool:
    return DemoMark.objects.exists()


def usernames() -> set[str]:
    return set(User.objects.filter(pk__in=member_ids()).values_list("username", flat=True))


def member_ids() -> list[int]:
    """Ids of the demo's people; empty without a demo."""
    mark = DemoMark.objects.first()
    return mark.members if mark else []


def untouched() -> bool:
    """No member but the demo's and the staff, and no post, edit, comment, vote or decision since it was loaded."""
    mark = DemoMark.objects.first()
    return mark is not None and mark.fingerprint == _fingerprint(mark.members) and not newcomers(mark.members)


def newcomers(known: list[int]) -> bool:
    """Is there a member who is neither in `known`, nor staff, nor one of the program's own accounts (below zero)?"""
    people = User.objects.filter(pk__gt=0, is_staff=False, is_superuser=False)
    return people.exclude(pk__in=known).exists()


def _fingerprint(ids: list[int]) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED)
        found = {name: [count, int(last), moment] for name, count, last, moment in cursor.fetchall()}
        cursor.execute(_PEOPLE, [ids])
        found["people"] = cursor.fetchone()[0]
    return found

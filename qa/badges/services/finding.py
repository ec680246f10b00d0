"""Conditions become awards: the SQL around a condition, narrowed to some people and posts or not at all."""

from dataclasses import dataclass

from django.db import connection

from qa.badges.declaring import Declared, Per
from qa.badges.models import Badge
from qa.site.current import site_settings

_KEYS = {
    Per.ONCE: "''",
    Per.POST: "'post-' || c.post",
    Per.TAG: "'tag-' || c.tag",
    Per.YEAR: "'year-' || c.occasion",
}
# Who has it already is left out before moments are computed. A row that was taken back by the program is given anew.
_AWARD = """
INSERT INTO badges_award (badge_id, member_id, post_id, tag_id, key, at, note)
SELECT DISTINCT ON (f.member, f.key) %(the_badge)s, f.member, f.post, f.tag, f.key,
  least(coalesce(f.at, now()), now()), ''
FROM (SELECT c.member, c.post, {tag} AS tag, {key} AS key, c.at FROM ({condition}) c WHERE {narrow}) f
  JOIN accounts_user u ON u.id = f.member AND u.is_active AND NOT u.is_system
WHERE NOT EXISTS (SELECT 1 FROM badges_award a WHERE a.badge_id = %(the_badge)s AND a.member_id = f.member
  AND a.key = f.key AND a.revoked_at IS NULL)
ORDER BY f.member, f.key, f.at
ON CONFLICT (badge_id, member_id, key) DO UPDATE SET revoked_at = NULL, at = excluded.at
  WHERE badges_award.revoked_at IS NOT NULL
RETURNING id
"""
_REVOKE = """
UPDATE badges_award a SET revoked_at = now()
WHERE a.badge_id = %(the_badge)s AND a.revoked_at IS NULL AND {mine}
  AND NOT EXISTS (SELECT 1 FROM (SELECT c.member, {key} AS key FROM ({condition}) c WHERE {narrow}) f
    WHERE f.member = a.member_id AND f.key = a.key)
RETURNING id
"""


@dataclass(frozen=True)
class Narrow:
    """Only these people, and for badges by post only these posts; None: everybody, everything."""

    members: list[int] | None = None
    posts: list[int] | None = None
    since: object = None

    def where(self, per: Per) -> str:
        parts = ["c.member IS NOT NULL"]
        if per == Per.POST and self.posts is not None:
            parts.append("c.post = ANY(%(only_posts)s)")
        elif self.members is not None:
            parts.append("c.member = ANY(%(only_members)s)")
        if self.since is not None:
            parts.append("coalesce(c.at, now()) >= %(only_since)s")
        return " AND ".join(parts)


EVERYTHING = Narrow()


def award(badge: Badge, declared: Declared, narrow: Narrow = EVERYTHING) -> list[int]:
    """Give `badge` to all who have earned it and do not have it; the ids of the new awards."""
    key = _KEYS[declared.per]
    tag = "c.tag" if declared.per == Per.TAG else "NULL::bigint"
    sql = _AWARD.format(tag=tag, key=key, condition=declared.condition(), narrow=narrow.where(declared.per))
    return _ids(sql, _params(badge, narrow))


def revoke(badge: Badge, declared: Declared, narrow: Narrow = EVERYTHING) -> list[int]:
    """Take `badge` back from those who no longer meet its condition; the ids of the awards."""
    mine = "true" if narrow.members is None else "a.member_id = ANY(%(only_members)s)"
    where = Narrow(members=narrow.members).where(declared.per)
    sql = _REVOKE.format(key=_KEYS[declared.per], condition=declared.condition(), narrow=where, mine=mine)
    return _ids(sql, _params(badge, narrow))


def site_numbers() -> dict[str, int]:
    """What conditions take from the settings of the site."""
    site = site_settings()
    return {"votes_per_day": site.votes_per_day, "points_daily_cap": site.points_daily_cap}


def _params(badge: Badge, narrow: Narrow) -> dict:
    only = {"only_members": narrow.members, "only_posts": narrow.posts, "only_since": narrow.since}
    return badge.numbers_in_force | site_numbers() | only | {"the_badge": badge.pk}


def _ids(sql: str, params: dict) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]

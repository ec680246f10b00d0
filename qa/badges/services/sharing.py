"""Visits by links that carry the number of who shared them (`/q/<id>/<user id>`): counted for days, without cookies."""

from django.db import connection
from django.utils import timezone

from qa.badges.declaring import On
from qa.badges.services.noticing import notice

LOOKED_AT_EACH = 25  # visits; the smallest number that a badge asks for
# Nobody's own visits, and only links of members who exist.
_INSERT = """INSERT INTO badges_sharevisit (question_id, member_id, network, day)
  SELECT %(question)s, u.id, %(network)s, %(day)s FROM accounts_user u
  WHERE u.id = %(member)s AND u.is_active AND NOT u.is_system ON CONFLICT DO NOTHING"""
_COUNT = "SELECT count(*) FROM badges_sharevisit WHERE member_id = %(member)s AND question_id = %(question)s"


def note_share_visit(*, question, member_id: int, network: str) -> None:
    """Somebody from `network` (qa.core.ratelimits.network_of) has followed the link of `member_id` to `question`."""
    if not 0 < member_id < 2**31:
        return
    row = {"question": question.pk, "member": member_id, "network": network, "day": timezone.now().date()}
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, row)
        if not cursor.rowcount:
            return
        cursor.execute(_COUNT, row)
        visits = cursor.fetchone()[0]
    if visits % LOOKED_AT_EACH == 0:
        notice(On.SHARED, [], question)

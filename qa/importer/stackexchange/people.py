"""Members of the dump become members of the forum: same ids, no address, no password."""

from qa.importer import ground
from qa.importer.stackexchange.staging import run

# A username is the display name's slug for whoever comes first, with the member's id behind it for the others. No
# slug that ends in a number is left without an id, so that "ann-7" (member 7, the second Ann) meets no other "ann-7".
_USERNAMES = r"""
UPDATE import_user u SET username = CASE WHEN n.plain THEN u.username
  ELSE left(coalesce(nullif(u.username, ''), 'member'), 40 - length('-' || abs(u.id))) || '-' || abs(u.id) END
FROM (SELECT i.id, length(i.username) >= 2 AND i.username !~ '-[0-9]+$'
        AND row_number() OVER (PARTITION BY lower(i.username) ORDER BY i.id) = 1
        AND NOT EXISTS (SELECT 1 FROM accounts_user a WHERE lower(a.username) = lower(i.username)) AS plain
      FROM import_user i) n
WHERE n.id = u.id
"""
_INSERT = """
INSERT INTO accounts_user (id, password, last_login, is_superuser, username, display_name, email, about, about_html,
  location, website, reputation, reputation_debt, date_joined, last_seen, is_active, is_staff, is_system,
  days_in_a_row, language, time_zone, is_quiet, without_points, flair)
SELECT id, '!' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), NULL, false, username,
  display_name, NULL, about, about_html, location, website, 1, 0, joined, seen, true, false, id < 0,
  0, '', '', false, false, ''
FROM import_user ON CONFLICT (id) DO NOTHING
"""


def load() -> None:
    """Staff accounts whose ids the dump needs move to free ones first."""
    ground.move_members_off("import_user")
    run(_USERNAMES)
    run(_INSERT)

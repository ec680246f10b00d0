"""Every counter, score and point recomputed from its source rows, by sets, in one transaction each.

Each `expected` of a check is a SELECT of the key columns and the
right values; `Check.differences` counts rows that disagree, `Check.fix` makes them right.
"""

from dataclasses import dataclass

from django.db import connection, transaction

from qa.reputation.services.reconciling_ledger import ledger_differences, rewrite_ledger
from qa.reputation.services.sources import registered
from qa.site.current import site_settings


@dataclass(frozen=True)
class Check:
    """`columns` of `table` (key `id`) must be as the SELECT `expected` (id and those columns) says."""

    name: str
    table: str
    columns: tuple[str, ...]
    expected: str

    def differences(self) -> int:
        return _one(f"SELECT count(*) FROM {self.table} t JOIN ({self._select()}) e USING (id) WHERE {self._differs()}")  # noqa: S608

    def fix(self) -> int:
        sets = ", ".join(f"{column} = e.{column}" for column in self.columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {self.table} t SET {sets} FROM ({self._select()}) e WHERE t.id = e.id AND ({self._differs()})",  # noqa: S608
            )
            return cursor.rowcount

    def _select(self) -> str:
        return self.expected.format(cap=int(site_settings().points_daily_cap))

    def _differs(self) -> str:
        return " OR ".join(f"t.{column} IS DISTINCT FROM e.{column}" for column in self.columns)


VOTES = Check(
    "votes and scores of posts",
    "posts_post",
    ("up_count", "down_count", "score"),
    """SELECT p.id, count(*) FILTER (WHERE v.value > 0) AS up_count, count(*) FILTER (WHERE v.value < 0) AS down_count,
       coalesce(sum(v.value), 0) AS score
       FROM posts_post p LEFT JOIN votes_vote v ON v.post_id = p.id GROUP BY p.id""",
)
ANSWERS = Check(
    "answers of questions",
    "posts_post",
    ("answer_count",),
    """SELECT q.id, count(a.id) AS answer_count FROM posts_post q
       LEFT JOIN posts_post a ON a.parent_id = q.id AND a.kind = 2 AND a.concealment_id IS NULL
       GROUP BY q.id""",
)
COMMENTS = Check(
    "comments of posts",
    "posts_post",
    ("comment_count",),
    """SELECT p.id, count(c.id) AS comment_count FROM posts_post p
       LEFT JOIN posts_comment c ON c.post_id = p.id AND c.deleted_at IS NULL GROUP BY p.id""",
)
TAGS = Check(
    "questions of tags",
    "tags_tag",
    ("question_count",),
    """SELECT t.id, count(p.id) AS question_count FROM tags_tag t LEFT JOIN posts_posttag pt ON pt.tag_id = t.id
       LEFT JOIN posts_post p ON p.id = pt.content_object_id AND p.kind = 1 AND p.concealment_id IS NULL
       GROUP BY t.id""",
)
CATEGORIES = Check(
    "questions of categories",
    "tags_category",
    ("question_count",),
    """SELECT c.id, count(p.id) AS question_count FROM tags_category c
       LEFT JOIN posts_post p ON p.category_id = c.id AND p.kind = 1 AND p.concealment_id IS NULL GROUP BY c.id""",
)
MEMBERS = Check(
    "points of members",
    "accounts_user",
    ("reputation", "reputation_debt"),
    """SELECT id, greatest(1, total) AS reputation, greatest(0, 1 - total) AS reputation_debt FROM (
         SELECT u.id, 1 + coalesce(sum(least({cap}, d.capped) + d.exempt), 0) AS total
         FROM accounts_user u LEFT JOIN reputation_daytotal d ON d.user_id = u.id GROUP BY u.id) s""",
)
# In the order in which acts lock their rows; those of further sources stand between the two.
WRITTEN = ("posts_post", "posts_posttag", "posts_comment", "votes_vote")
BOOKS = ("tags_tag", "tags_category", "accounts_user", "reputation_ledgerentry", "reputation_daytotal")
COUNTERS = (VOTES, ANSWERS, COMMENTS, TAGS, CATEGORIES)

_DAYS = """SELECT user_id, day, coalesce(sum(points) FILTER (WHERE capped), 0) AS capped,
  coalesce(sum(points) FILTER (WHERE NOT capped), 0) AS exempt FROM reputation_ledgerentry GROUP BY user_id, day"""
_DAYS_WRONG = f"""SELECT count(*) FROM ({_DAYS}) e FULL JOIN reputation_daytotal t USING (user_id, day)
  WHERE coalesce(t.capped, 0) <> coalesce(e.capped, 0) OR coalesce(t.exempt, 0) <> coalesce(e.exempt, 0)"""  # noqa: S608


def differences() -> dict[str, int]:
    """{what: how many rows disagree with their source}; all zero when the books are right."""
    found = {check.name: check.differences() for check in _counters()}
    found["ledger entries"] = ledger_differences()
    found["points of days"] = _one(_DAYS_WRONG)
    found[MEMBERS.name] = MEMBERS.differences()
    return found


@transaction.atomic
def fix() -> None:
    """Make everything agree with its source rows.

    Reading goes on meanwhile; who writes waits, or would be forgotten.
    """
    tables = [*WRITTEN, *(table for source in registered() for table in source.tables), *BOOKS]
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
    for check in _counters():
        check.fix()
    rewrite_ledger()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM reputation_daytotal")
        cursor.execute(f"INSERT INTO reputation_daytotal (user_id, day, capped, exempt) {_DAYS}")
    MEMBERS.fix()


def _counters() -> list[Check]:
    return [*COUNTERS, *(check for source in registered() for check in source.checks)]


def _one(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]

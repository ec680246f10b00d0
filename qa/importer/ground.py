"""Is the forum free to take in a community, and making it so."""

from django.db import connection
from django.utils.translation import gettext as _

from accounts.models import User
from qa.importer.refusal import Refused
from qa.posts.models import Comment, Post


def has_content() -> bool:
    """Is there a post, a comment, or a member besides staff and the program's own accounts (ids below zero)?"""
    people = User.objects.filter(pk__gt=0, is_staff=False, is_superuser=False)
    return Post.objects.exists() or Comment.objects.exists() or people.exists()


def prepare() -> None:
    """Keep writers out until the end of the transaction, and remove a demo that nobody has touched.

    Raises `Refused` where there is content of anybody's own.
    """
    from qa.importer.demo import mark, removing  # the demo itself asks `has_content`

    with connection.cursor() as cursor:  # readers go on meanwhile
        cursor.execute("LOCK TABLE posts_post, posts_comment, votes_vote, accounts_user IN SHARE ROW EXCLUSIVE MODE")
    if mark.is_here():
        if not mark.untouched():
            raise Refused(
                _("People have begun to use this forum, so nothing was imported: an import goes into an empty forum.")
            )
        removing.remove_demo()
    elif has_content():
        raise Refused(
            _("This forum has members or posts already, so nothing was imported: an import goes into an empty forum.")
        )


def move_members_off(taken: str) -> None:
    """Give new ids to members whose id stands in column `id` of the table `taken`; their rows follow them.

    The new ids are above all in both tables.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT u.id, greatest((SELECT max(id) FROM {taken}), (SELECT max(id) FROM accounts_user))
                + row_number() OVER (ORDER BY u.id) FROM accounts_user u JOIN {taken} t USING (id) WHERE u.id > 0"""  # noqa: S608
        )
        moves = cursor.fetchall()
        if not moves:
            return
        cursor.execute(
            """SELECT c.conrelid::regclass::text, quote_ident(a.attname) FROM pg_constraint c
               JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
               WHERE c.contype = 'f' AND c.confrelid = 'accounts_user'::regclass AND array_length(c.conkey, 1) = 1"""
        )
        references = cursor.fetchall()
        for old, new in moves:
            cursor.execute("UPDATE accounts_user SET id = %s WHERE id = %s", [new, old])
            for table, column in references:
                cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {column} = %s", [new, old])  # noqa: S608

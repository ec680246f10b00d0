"""The demo community: a small forum of our own words to look around in. `*.toml` here holds the words.

Times in the data are relative, so that the demo is always recent: `days_ago` counts back from loading; an answer's
`hours_after` counts from its question, those of comments, edits and closures from the post they belong to. `body` and
`title` are the first version, `edited.body` and `edited.title` the second.
"""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from qa.badges.services.sweeping import sweep
from qa.importer import tables
from qa.importer.demo import bounties, inboxes, mark, people, threads, votes, words
from qa.importer.ground import has_content
from qa.importer.refusal import Refused
from qa.importer.search import index_everything
from qa.reputation.services import ledger, reconciling

LOGINS = [("member", "juna", "demo-member-1"), ("moderator", "maren", "demo-moderator-1")]
"""(label, username, password) of the accounts that can be tried."""


@transaction.atomic
def load_demo() -> None:
    """Write the demo community into an empty forum; `Refused` in production or where people have begun already."""
    if settings.PRODUCTION:
        raise Refused(_("The demo community has passwords that everybody knows, so it is never loaded in production."))
    if has_content():
        raise Refused(_("There are members or posts here already; the demo community goes into an empty forum only."))
    members = people.load({username: password for _label, username, password in LOGINS})
    posts = threads.load(members)
    votes.load(posts, members)
    tables.tell_planner()
    reconciling.fix()
    ledger.write([])  # ends the founding phase where enough people have points
    bounties.load(posts, members)
    words.load()
    index_everything()
    sweep(tell=False)
    inboxes.load([members[username] for _label, username, _password in LOGINS])
    mark.set_mark(members.values())


def demo_logins() -> list[tuple[str, str, str]]:
    """[(label, username, password)] while the demo community is here; never in production."""
    if settings.PRODUCTION or not mark.is_here():
        return []
    there = mark.usernames()
    return [login for login in LOGINS if login[1] in there]

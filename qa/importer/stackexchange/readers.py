"""From the rows of each file to typed rows for the staging tables; what cannot be used is counted and left out."""

import json
from collections.abc import Iterator

from django.utils.text import slugify

from qa import markup
from qa.importer.stackexchange.tally import Tally
from qa.importer.stackexchange.values import key, line, lines, moment, person, tag_names, whole

CANARIES = {1_000_000_001, 1_000_000_010}  # invented posts that dumps carry since July 2025
KINDS = {1, 2, 4, 5}  # question, answer, tag excerpt, tag wiki
TEXT_EVENTS = range(1, 10)  # title, body and tags: first, edited, rolled back
CLOSED = 10
REASONS = {
    "1": "duplicate", "101": "duplicate", "3": "opinion-based", "105": "opinion-based",
    "4": "needs-details", "103": "needs-details", "104": "needs-focus",
}  # fmt: skip


def users(rows, tally: Tally) -> Iterator[tuple]:
    for row in rows:
        number, joined = person(row.get("Id")), moment(row.get("CreationDate"))
        if number is None or joined is None:
            tally.skip("users-incomplete")
            continue
        name = line(row.get("DisplayName"), 40) or f"user{number}"
        about, seen = lines(row.get("AboutMe")), moment(row.get("LastAccessDate"))
        website = line(row.get("WebsiteUrl"), 1000)
        usable = website.startswith(("http://", "https://")) and len(website) <= 200 and " " not in website
        yield (
            number, max(1, whole(row.get("Reputation")) or 1), joined, seen and seen.date(), name, _username(name),
            website if usable else "", line(row.get("Location"), 100), about, markup.render(about) if about else "",
        )  # fmt: skip


def posts(rows, tally: Tally) -> Iterator[tuple]:
    for row in rows:
        number, kind, created = key(row.get("Id")), whole(row.get("PostTypeId")), moment(row.get("CreationDate"))
        if number in CANARIES:
            tally.skip("posts-invented-by-the-dump")
        elif number is None or kind is None or created is None:
            tally.skip("posts-incomplete")
        elif kind not in KINDS:
            tally.skip(f"posts-of-type-{kind}")
        else:
            yield (
                number, kind, key(row.get("ParentId")), key(row.get("AcceptedAnswerId")), created,
                whole(row.get("Score")) or 0,
                max(0, whole(row.get("ViewCount")) or 0), lines(row.get("Body")),
                person(row.get("OwnerUserId")), line(row.get("OwnerDisplayName"), 40),
                person(row.get("LastEditorUserId")), line(row.get("LastEditorDisplayName"), 40),
                moment(row.get("LastEditDate")), moment(row.get("LastActivityDate")), line(row.get("Title"), 250),
                tag_names(row.get("Tags")), moment(row.get("ClosedDate")), moment(row.get("CommunityOwnedDate")),
            )  # fmt: skip


def history(rows, tally: Tally, closings: list[tuple]) -> Iterator[tuple]:
    """Texts; what closed questions is added to `closings` (one row a closing, so that stays small)."""
    for row in rows:
        number, post, at = key(row.get("Id")), key(row.get("PostId")), moment(row.get("CreationDate"))
        event = whole(row.get("PostHistoryTypeId"))
        if number is None or post is None or at is None or event is None:
            tally.skip("history-incomplete")
        elif event == CLOSED:
            closings.append(_closing(row, post, at))
        elif event not in TEXT_EVENTS:
            tally.skip(f"history-of-type-{event}")
        else:
            yield (
                number, post, event, row.get("RevisionGUID") or f"{at}{row.get('UserId')}", at,
                person(row.get("UserId")),
                line(row.get("UserDisplayName"), 40), line(row.get("Comment"), 300) if event > 3 else "",
                lines(row.get("Text")),
            )  # fmt: skip


def links(rows, tally: Tally) -> Iterator[tuple]:
    """Which question repeats which; other links are found again in the texts."""
    for row in rows:
        post, related = key(row.get("PostId")), key(row.get("RelatedPostId"))
        if row.get("LinkTypeId") != "3":
            tally.skip("links-of-other-types")
        elif post is None or related is None:
            tally.skip("links-incomplete")
        else:
            yield post, related


def comments(rows, tally: Tally) -> Iterator[tuple]:
    for row in rows:
        number, post, created = key(row.get("Id")), key(row.get("PostId")), moment(row.get("CreationDate"))
        text = lines(row.get("Text"))
        if number is None or post is None or created is None or not text:
            tally.skip("comments-incomplete")
            continue
        yield (
            number, post, person(row.get("UserId")), line(row.get("UserDisplayName"), 40), whole(row.get("Score")) or 0,
            text, markup.render_comment(text), created,
        )  # fmt: skip


def votes(rows, tally: Tally) -> Iterator[tuple]:
    """Acceptances, votes up and down."""
    for row in rows:
        number, post, at = key(row.get("Id")), key(row.get("PostId")), moment(row.get("CreationDate"))
        kind = whole(row.get("VoteTypeId"))
        if number is None or post is None or at is None or kind is None:
            tally.skip("votes-incomplete")
        elif kind not in (1, 2, 3):
            tally.skip(f"votes-of-type-{kind}")
        else:
            yield number, post, kind, at


def _username(name: str) -> str:
    """What the display name gives for mentions; `people` makes it unique."""
    return slugify(name, allow_unicode=True)[:40].strip("-_")


def _closing(row: dict[str, str], post: int, at) -> tuple:
    try:
        told = json.loads(row.get("Text") or "{}")
        voters, originals = told.get("Voters") or [{}], told.get("OriginalQuestionIds") or [None]
        voter, original = voters[-1].get("Id"), originals[0]
    except (ValueError, AttributeError, TypeError, LookupError, RecursionError):
        voter = original = None
    reason = REASONS.get((row.get("Comment") or "").strip(), "off-topic")
    return post, at, person(row.get("UserId")) or person(str(voter)), reason, key(str(original))

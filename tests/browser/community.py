"""A small community with all that a page can show: long and short, closed and held, code, tables, right to left."""

from dataclasses import dataclass

from accounts.models import User
from qa.posts.models import CloseReason, Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question
from qa.posts.services.commenting import add_comment
from qa.posts.services.editing import base_of, edit_post
from qa.posts.services.writing import Guest
from qa.site.models import RateCounter
from qa.votes.services import cast_vote
from tests.factories import BODY, answer, category, member, question

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
LONG_TITLE = f"What is a kind way to answer when somebody says {LONG_WORD[:70]} and means every letter?"
RICH = f"""A word that does not fit: {LONG_WORD}

| what | monday | tuesday | wednesday | thursday | friday | saturday |
|---|---|---|---|---|---|---|
| hours of sleep | 7 | 6 | 7 | 8 | 5 | 9 |
| hours outside, roughly counted | 1 | 2 | 1 | 1 | 3 | 4 |

```python
def evening(people, hours=2, *, quiet=True, tea="chamomile", lights="low", phone="in the other room", door="closed"):
    return [person.rest(hours) for person in people if quiet]
```

> She said: *that is enough for today*.

1. first
2. second
   - with a part

>! the end of the film

مرحبا، كيف حالك اليوم؟ أتمنى أن تكون بخير.

$\\frac{{a}}{{b}} + \\sqrt{{2}}$ and `inline code` and https://example.org/{"a" * 90}
"""


@dataclass
class Community:
    asker: User
    helper: User
    moderator: User
    thread: Post
    closed: Post
    guests_answer: Post


def build() -> Community:
    """Written by the services, as everything is."""
    about = {"about": "I like **rivers**.", "about_html": "<p>I like <strong>rivers</strong>.</p>"}
    asker = member("asta", points=300, display_name="Asta", **about)
    helper = member("tove", points=5540, display_name="Tove")
    moderator = member("maren", points=900, staff=True, display_name="Maren")
    place = category("living", "Living together")
    thread = question(by=asker, title=LONG_TITLE, body=RICH, tags=("housing", "listening"), category=place)
    good = answer(to=thread, by=helper, body=RICH)
    held = answer(to=thread, body=BODY, guest=Guest("A guest", "guest@example.org", "key"))
    accept_answer(answer=good, by=asker)
    cast_vote(post=thread, by=helper, kind="up")
    cast_vote(post=good, by=asker, kind="up")
    for post, by in ((thread, helper), (good, asker)):
        RateCounter.objects.all().delete()
        add_comment(post=post, by=by, body="Could you say a little more about the evenings?")
    edit_post(post=good, by=moderator, base=base_of(good), body=RICH + "\n\nOne more thought.", summary="a thought")
    closed = question(by=helper, title="Is this question one that ought to be closed?", category=place)
    reason = CloseReason.objects.get(slug="needs-focus")
    close_question(question=closed, by=moderator, reason=reason, note="Please ask about one thing.")
    RateCounter.objects.all().delete()
    return Community(asker, helper, moderator, thread, closed, held)

"""Whatever people do in whatever order, score, counts, points and ledger agree (hypothesis writes the stories)."""

import pytest
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import rule

from qa.posts.models import Post
from qa.posts.services.accepting import accept_answer, unaccept_answer
from qa.posts.services.concealing import delete_post, restore_post
from qa.site.current import forget
from qa.site.models import SiteSettings
from qa.votes.services import cast_vote
from tests.factories import answer, member, question
from tests.properties.stories import Story, story_settings

people = st.integers(0, 4)
posts = st.integers(0, 4)


class Forum(Story):
    """Five members, one of them a moderator; two questions with three answers."""

    def __init__(self):
        super().__init__()
        SiteSettings.objects.update(founding=True, founding_members=1000, points_daily_cap=25)
        forget()
        self.people = [member(staff=n == 4) for n in range(5)]
        first, second = question(by=self.people[0]), question(by=self.people[1])
        self.posts = [first, second, answer(to=first, by=self.people[1]), answer(to=first, by=self.people[2])]
        self.posts.append(answer(to=second, by=self.people[0]))

    def _post(self, n: int) -> Post:
        return self._fresh(self.posts[n])

    @rule(who=people, post=posts, kind=st.sampled_from(["up", "down", "none"]))
    def vote(self, who, post, kind):
        self._try(cast_vote, post=self._post(post), by=self._user(who), kind=kind)

    @rule(who=people, post=st.integers(2, 4), undo=st.booleans())
    def accept(self, who, post, undo):
        self._try(unaccept_answer if undo else accept_answer, answer=self._post(post), by=self._user(who))

    @rule(who=people, post=posts, back=st.booleans())
    def hide(self, who, post, back):
        self._try(restore_post if back else delete_post, post=self._post(post), by=self._user(who))


class TestForum(TestCase, Forum.TestCase):
    settings = story_settings(12)


pytestmark = pytest.mark.django_db

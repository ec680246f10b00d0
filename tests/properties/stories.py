"""What every story about the forum needs: people and posts as they stand now, and acts that may be refused."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant

from accounts.models import User
from qa.core.verdict import Refusal
from qa.posts.models import Post
from qa.reputation.services.reconciling import differences


class Story(RuleBasedStateMachine):
    """`people` are members; each rule of a story is an act by one of them. After each act all books must agree."""

    people: list[User]

    @invariant()
    def books_agree(self):
        assert not {what: n for what, n in differences().items() if n}

    def _user(self, n: int) -> User:
        return User.objects.get(pk=self.people[n].pk)

    @staticmethod
    def _fresh(post) -> Post:
        return Post.objects.select_related("parent", "concealment").get(pk=post.pk)

    @staticmethod
    def _try(act, **arguments):
        refused = None
        try:
            act(**arguments)
        except Refusal as error:
            refused = error
        assert refused is None or str(refused), "a refusal carries a sentence"


def story_settings(examples: int) -> settings:
    return settings(
        max_examples=examples, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
    )

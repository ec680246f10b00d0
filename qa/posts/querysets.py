"""Questions to the tables of posts and comments, in the product's words."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, FloatField, OuterRef, Prefetch, Q, Sum, Value
from django.db.models.functions import Coalesce, Extract, Greatest, Ln, Now

HOT_WINDOW = timedelta(days=90)
SOON = timedelta(hours=24)
SORTS = ("active", "newest", "votes", "hot", "bountied", "unanswered")


class PostQuerySet(models.QuerySet):
    """What is not visible does not exist for the reader: views fetch through `visible_to`."""

    def bulk_create(self, *args, **kwargs):
        raise TypeError("Posts are written one by one through qa.posts.services, or by the importer's COPY.")

    def public(self):
        """Neither held, rejected nor deleted, and in a thread that is neither."""
        return self.filter(concealment=None).filter(Q(parent=None) | Q(parent__concealment=None))

    def visible_to(self, user):
        """Public posts; a member's own ones too; everything for moderators."""
        if user.is_authenticated and user.is_moderator:
            return self
        public = Q(concealment=None) & (Q(parent=None) | Q(parent__concealment=None))
        if user.is_authenticated:
            public |= Q(author=user)
        return self.filter(public)

    def questions_visible_to(self, user):
        """As `questions().visible_to(user)`, without looking for the parents that questions do not have."""
        questions = self.questions()
        if not user.is_authenticated:
            return questions.filter(concealment=None)
        return questions if user.is_moderator else questions.filter(Q(concealment=None) | Q(author=user))

    def questions(self):
        return self.filter(kind=1)

    def answers_only(self):
        return self.filter(kind=2)

    def for_thread(self):
        """With all that one post in a thread shows, but for tags and comments.

        States are rare, so they are fetched when a post has one: a query for each kind of state on the page, however
        many posts have it. Joined, they would cost every thread the planning of a dozen tables.
        """
        states = [_state("closure", "by", "reason", "duplicate_of"), _state("lock", "by"), _state("concealment", "by")]
        return self.select_related("author", "editor", "category", "guest").prefetch_related(*states)

    def for_list(self):
        """With all that a row of a list shows, without the text; states as in `for_thread`."""
        return (
            self.select_related("author", "category", "guest")
            .prefetch_related(tags_of_posts(), "concealment")
            .defer("body", "body_html", "author__about", "author__about_html", "guest__email")
        )

    # --- order -----------------------------------------------------------------------------------------------
    def sorted(self, how: str):
        """In the order of the tab `how`: active, newest, votes, hot, bountied or unanswered (newest of those)."""
        if how == "hot":
            return self.hot()
        if how == "bountied":
            return self.bountied()
        if how == "unanswered":
            return self.unanswered().order_by("-created_at", "-id")
        return self.order_by({"newest": "-created_at", "votes": "-score"}.get(how, "-active_at"), "-id")

    def unanswered(self):
        """Open questions without an answer that was voted up (rules B.15)."""
        helped = _public_answers().filter(parent=OuterRef("pk"), score__gt=0)
        return self.filter(~Exists(helped), accepted_answer=None, closure=None)

    def bountied(self):
        """With a bounty that is shown: those that end within a day first, by their end; then by points (rules B.6)."""
        soon = models.Case(models.When(bounty_ends_at__lt=Now() + SOON, then=F("bounty_ends_at")))
        order = [soon.asc(nulls_last=True), "-bounty", "bounty_ends_at", "id"]
        return self.filter(bounty_ends_at__isnull=False).order_by(*order)

    def hot(self):
        """By the heat of rules B.15; age and update in hours.

        Only questions of the 90 days before the forum's last activity are weighed: enough for any front page, and a
        forum that has been quiet (or was just imported) still has one.
        """
        answer_scores = Coalesce(
            models.Subquery(
                _public_answers()
                .filter(parent=OuterRef("pk"))
                .order_by()
                .values("parent")
                .annotate(s=Sum("score"))
                .values("s")
            ),
            0,
        )
        age = Extract(Now() - F("created_at"), "epoch") / 3600.0
        updated = Extract(Now() - F("active_at"), "epoch") / 3600.0
        interest = Ln(F("view_count") + 1.0) * 4 + F("answer_count") * F("score") / 5.0 + answer_scores
        cooling = Greatest((age + 1) - (age - updated) / 2, Value(0.1))
        heat = ExpressionWrapper(interest / cooling**1.5, output_field=FloatField())
        latest = (
            self.model._base_manager.filter(kind=1, concealment=None)
            .order_by("-active_at", "-id")
            .values("active_at")[:1]
        )
        lately = models.Subquery(latest) - HOT_WINDOW
        return self.filter(active_at__gte=lately, closure=None).annotate(heat=heat).order_by("-heat", "-id")

    def answers_sorted(self, how: str, accepted_id: int | None = None, accepted_first: bool = False):
        """Answers of one thread: votes, newest, oldest or active; the accepted one first where the owner wants it."""
        order = {"newest": ["-created_at", "-id"], "oldest": ["created_at", "id"], "active": ["-active_at", "-id"]}.get(
            how, ["-score", "created_at", "id"]
        )
        if accepted_first and accepted_id and how == "votes":
            first = models.Case(models.When(pk=accepted_id, then=0), default=1)
            return self.order_by(first, *order)
        return self.order_by(*order)

    # --- choice ----------------------------------------------------------------------------------------------
    def tagged(self, names):
        """Questions that carry all tags of `names`."""
        found = self
        for name in names:
            found = found.filter(Exists(_post_tags().filter(content_object=OuterRef("pk"), tag__name=name)))
        return found

    def in_categories(self, ids):
        return self.filter(category__in=ids)


def tags_of_posts():
    """Prefetch for `post.post_tags`, each with its tag, in the author's order."""
    return Prefetch("post_tags", queryset=_post_tags().select_related("tag").order_by("position", "id"))


def _state(pointer: str, *related: str) -> Prefetch:
    """Prefetch for the state that `pointer` names, with what its banner shows: one query where any post has it."""
    model = apps.get_model("posts", pointer)
    return Prefetch(pointer, queryset=model.objects.select_related(*related))


def _public_answers():
    return apps.get_model("posts", "Post").objects.filter(kind=2, concealment=None)


def _post_tags():
    return apps.get_model("posts", "PostTag").objects.all()


class QuestionManager(models.Manager.from_queryset(PostQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(kind=1)


class AnswerManager(models.Manager.from_queryset(PostQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(kind=2)


class CommentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Comments that are not deleted on posts that `user` sees; moderators and authors see deleted ones."""
        if user.is_authenticated and user.is_moderator:
            return self
        shown = Q(deleted_at=None)
        if user.is_authenticated:
            shown |= Q(author=user)
        posts = apps.get_model("posts", "Post").objects
        return self.filter(shown, post__in=posts.visible_to(user))

    def live(self):
        return self.filter(deleted_at=None)

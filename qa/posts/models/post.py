"""The one table of questions, answers and tag wikis.

One sequence of ids, one foreign key for all that hangs on a post.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from qa.posts.querysets import PostQuerySet
from qa.tags.models import Category, Tag


class Kind(models.IntegerChoices):
    """The numbers are those of the Stack Exchange data dump."""

    QUESTION = 1, _("question")
    ANSWER = 2, _("answer")
    TAG_EXCERPT = 4, _("tag excerpt")
    TAG_WIKI = 5, _("tag wiki")


class Post(models.Model):
    """A question, an answer or a tag wiki.

    `author` is null for guests and for departed members; `author_name` keeps the name they posted under. `body_html` is
    `body` rendered and sanitised at writing, `excerpt` its first words as plain text. The pointers `closure`, `lock`
    and `concealment` name the state in force (who, when, why); null means open, unlocked, public.
    Counters and `score` are moved by `F()` in the transaction that causes them; `manage.py reconcile` recomputes them.
    """

    kind = models.SmallIntegerField(choices=Kind.choices)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="answers")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="posts")
    author_name = models.CharField(_("name"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=250, blank=True)
    body = models.TextField(_("text"))
    body_html = models.TextField(editable=False)
    excerpt = models.CharField(max_length=300, blank=True, editable=False)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("category")
    )

    created_at = models.DateTimeField(_("posted"), default=timezone.now)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    editor_name = models.CharField(max_length=40, blank=True)
    active_at = models.DateTimeField(_("last activity"), default=timezone.now)
    revision_number = models.IntegerField(default=1)

    score = models.IntegerField(_("score"), default=0)
    up_count = models.IntegerField(default=0)
    down_count = models.IntegerField(default=0)
    answer_count = models.IntegerField(_("answers"), default=0)
    comment_count = models.IntegerField(default=0)
    view_count = models.BigIntegerField(_("views"), default=0)

    # Moved by qa.bounties. A question: what is offered while a bounty runs, and until when it is shown; an answer: what
    # it has won. Copies, so that lists and threads pay no query for something so rare.
    bounty = models.IntegerField(default=0, db_default=0, editable=False)
    bounty_ends_at = models.DateTimeField(null=True, blank=True, editable=False)

    accepted_answer = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="accepted_by")
    accepted_at = models.DateTimeField(null=True, blank=True)
    community_wiki_at = models.DateTimeField(null=True, blank=True)

    closure = models.OneToOneField("posts.Closure", models.SET_NULL, null=True, blank=True, related_name="+")
    lock = models.OneToOneField("posts.Lock", models.SET_NULL, null=True, blank=True, related_name="+")
    concealment = models.OneToOneField("posts.Concealment", models.SET_NULL, null=True, blank=True, related_name="+")

    tags = TaggableManager(through="posts.PostTag", blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.CheckConstraint(
                name="post_kind_has_its_fields",
                condition=(
                    Q(kind=Kind.QUESTION, parent=None) & ~Q(title="")
                    | Q(
                        kind=Kind.ANSWER,
                        parent__isnull=False,
                        accepted_answer=None,
                        category=None,
                        closure=None,
                        title="",
                    )
                    | Q(kind__in=[Kind.TAG_EXCERPT, Kind.TAG_WIKI], parent=None, accepted_answer=None, category=None)
                ),
            ),
            models.CheckConstraint(
                name="post_score_is_up_minus_down", condition=Q(score=F("up_count") - F("down_count"))
            ),
            models.CheckConstraint(
                name="post_counters_positive",
                condition=Q(
                    up_count__gte=0, down_count__gte=0, answer_count__gte=0, comment_count__gte=0, view_count__gte=0
                ),
            ),
            models.CheckConstraint(
                name="post_accepted_with_time",
                condition=Q(accepted_answer=None, accepted_at=None)
                | Q(accepted_answer__isnull=False, accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="post_bounty_is_offered_by_questions",
                condition=Q(bounty__gte=0, bounty_ends_at=None) | Q(kind=Kind.QUESTION, bounty__gt=0),
            ),
        ]
        indexes = [
            models.Index(
                fields=["-active_at", "-id"], name="question_by_activity", condition=Q(kind=1, concealment=None)
            ),
            models.Index(
                fields=["-created_at", "-id"], name="question_by_newest", condition=Q(kind=1, concealment=None)
            ),
            models.Index(fields=["-score", "-id"], name="question_by_votes", condition=Q(kind=1, concealment=None)),
            models.Index(fields=["parent", "-score", "id"], name="answer_by_votes", condition=Q(kind=2)),
            models.Index(fields=["author", "kind", "-created_at"], name="post_by_author"),
            models.Index(fields=["category", "-active_at"], name="question_by_category", condition=Q(kind=1)),
            models.Index(
                fields=["-bounty", "id"], name="question_by_bounty", condition=Q(bounty_ends_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.get_kind_display()} {self.pk}"

    def get_absolute_url(self) -> str:
        from qa.posts.addresses import post_url

        return post_url(self)

    @property
    def is_question(self) -> bool:
        return self.kind == Kind.QUESTION

    @property
    def is_answer(self) -> bool:
        return self.kind == Kind.ANSWER

    @property
    def question_id(self) -> int:
        """The id of the thread that this post belongs to."""
        return self.parent_id if self.is_answer else self.pk

    @property
    def question(self) -> "Post":
        return self.parent if self.is_answer else self

    @property
    def shown_author(self) -> str:
        """The name to show: the member's, else the one posted under, else a plain word."""
        return self.author.display_name if self.author_id else self.author_name or str(_("anonymous"))

    @property
    def shown_editor(self) -> str:
        return self.editor.display_name if self.editor_id else self.editor_name

    @property
    def is_by_guest(self) -> bool:
        """Written without an account; a departed member's or an imported nameless post is not."""
        return self.author_id is None and getattr(self, "guest", None) is not None

    @property
    def is_public(self) -> bool:
        return self.concealment_id is None

    @property
    def is_closed(self) -> bool:
        return self.closure_id is not None

    @property
    def lock_in_force(self):
        """The lock that holds now, or None."""
        return self.lock if self.lock_id and self.lock.in_force else None


class PostTag(ItemBase):
    """Which tags a question carries (taggit's through model); `position` keeps the author's order."""

    content_object = models.ForeignKey(Post, models.CASCADE, related_name="post_tags")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="post_tags")
    position = models.SmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="post_tag_once")]

    @classmethod
    def tag_model(cls):
        return Tag

    @classmethod
    def tag_relname(cls):
        return "post_tags"

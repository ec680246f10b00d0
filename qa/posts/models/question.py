"""Posts that ask."""

from django.utils.translation import gettext_lazy as _

from qa.posts.models.post import Kind, Post
from qa.posts.querysets import QuestionManager


class Question(Post):
    """A proxy: the rows of `Post` whose kind is question. Signals of saving are sent for `Question` here."""

    objects = QuestionManager()

    class Meta:
        proxy = True
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def save(self, *args, **kwargs):
        self.kind = Kind.QUESTION
        super().save(*args, **kwargs)

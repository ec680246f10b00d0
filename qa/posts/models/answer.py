"""Posts that answer."""

from django.utils.translation import gettext_lazy as _

from qa.posts.models.post import Kind, Post
from qa.posts.querysets import AnswerManager


class Answer(Post):
    """A proxy: the rows of `Post` whose kind is answer."""

    objects = AnswerManager()

    class Meta:
        proxy = True
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def save(self, *args, **kwargs):
        self.kind = Kind.ANSWER
        super().save(*args, **kwargs)

"""What is searched: a table of its own, since the words of a question's tags stand in other tables."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class PostDocument(models.Model):
    """The weighted words of one public question or answer: title A, tags B, body C."""

    post = models.OneToOneField("posts.Post", models.CASCADE, primary_key=True, related_name="document")
    words = SearchVectorField()

    class Meta:
        indexes = [GinIndex("words", name="document_words")]

    def __str__(self) -> str:
        return f"document {self.pk}"

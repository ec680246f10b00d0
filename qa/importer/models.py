"""What the importer remembers."""

from django.db import models


class DemoMark(models.Model):
    """The demo community as it was loaded, so that an import can tell whether anybody has added to it since.

    The only row has id 1. `members` are the ids of the demo's people, `fingerprint` is what `qa.importer.demo.mark`
    counted.
    """

    loaded_at = models.DateTimeField(auto_now_add=True)
    members = models.JSONField(default=list)
    fingerprint = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="demo_mark_is_one_row")]

    def __str__(self) -> str:
        return f"demo of {self.loaded_at:%Y-%m-%d}"

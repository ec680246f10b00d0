"""Questions to the tables of badges and awards, in the product's words."""

from django.db import models
from django.db.models import Count, Q


class BadgeQuerySet(models.QuerySet):
    def offered(self):
        """Those that can be earned here: switched on."""
        return self.filter(enabled=True)

    def with_counts(self):
        """`award_count`: how often each was given."""
        return self.annotate(award_count=Count("awards", filter=Q(awards__revoked_at=None)))


class AwardQuerySet(models.QuerySet):
    def in_force(self):
        """Not taken back, of badges that are switched on."""
        return self.filter(revoked_at=None, badge__enabled=True)

    def of_named_members(self):
        """Of members whose names may stand in lists."""
        return self.filter(member__is_quiet=False, member__is_active=True, member__is_system=False)

    def newest(self):
        return self.order_by("-at", "-id")

    def for_list(self):
        """With all that a line of a list shows."""
        return self.select_related("badge", "member", "tag", "post__parent").defer(
            "post__body", "post__body_html", "post__parent__body", "post__parent__body_html", "member__about_html"
        )

"""Questions to the table of votes; writes that would pass by the signals are refused."""

from django.db import models


class VoteQuerySet(models.QuerySet):
    def of_member_on(self, user, post_ids) -> dict[int, int]:
        """{post id: +1 or −1} for the posts of a page that `user` has voted on: one query, none for visitors."""
        if not user.is_authenticated or not post_ids:
            return {}
        return dict(self.filter(voter=user, post__in=post_ids).values_list("post_id", "value"))

    def cast_today_by(self, user, day):
        """Votes of `user` on the UTC date `day`."""
        return self.filter(voter=user, created_at__date=day)

    def bulk_create(self, *args, **kwargs):
        raise TypeError(_REFUSED)

    def bulk_update(self, *args, **kwargs):
        raise TypeError(_REFUSED)

    def update(self, **kwargs):
        raise TypeError(_REFUSED)


_REFUSED = "Votes move points by signals: create and delete them one by one (the importer copies and reconciles)."

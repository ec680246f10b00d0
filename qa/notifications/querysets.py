"""Questions to the tables of events and notifications, in the product's words."""

from django.db import models
from django.db.models import Q

from qa.notifications.kinds import ABOUT_POINTS

_LONG = ("body", "body_html")
_ABOUT = ("about", "about_html")


class EventQuerySet(models.QuerySet):
    def with_all(self):
        """With all that the words and the rules look at: one query, without the long texts of posts."""
        posts = ("question", "post", "post__parent", "comment__post", "comment__post__parent")
        people = ("actor", "member", "post__author", "comment__author")
        heavy = [f"{post}__{name}" for post in posts for name in _LONG]
        heavy += [f"{person}__{name}" for person in people for name in _ABOUT]
        return self.select_related(*posts, *people).defer(*heavy)


class NotificationQuerySet(models.QuerySet):
    def inbox_of(self, member):
        """All of this member's; what is about points stays away from who has switched points off."""
        mine = self.filter(member=member)
        return mine.exclude(kind__in=[kind.name for kind in ABOUT_POINTS]) if member.without_points else mine

    def unread(self):
        return self.filter(read_at=None)

    def latest_first(self):
        return self.order_by("-created_at", "-id")

    def of_thread(self, question_id: int):
        """Of one question, its answers and comments."""
        return self.filter(Q(question=question_id))

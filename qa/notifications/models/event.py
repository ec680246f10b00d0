"""What happened, who hears of it, and on which channels."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qa.notifications.querysets import EventQuerySet, NotificationQuerySet


class Event(models.Model):
    """Something that people may want to hear of, written in the transaction of its act by `services.telling.tell`.

    `kind` is a name of `qa.notifications.kinds`, `key` deterministic for the cause, so that one act is one event.
    `actor` did it (None: a guest, named in `actor_name`, or the forum itself). `question` is the thread, `post` and
    `comment` what it happened to, `member` whom it is about where nobody's post is (a badge, a pause). `data` holds
    what the words need beside these. `told_at` is when the inboxes had it; until then its task is on its way.
    """

    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=120, unique=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    actor_name = models.CharField(max_length=40, blank=True)
    question = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="+")
    post = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="+")
    comment = models.ForeignKey("posts.Comment", models.CASCADE, null=True, blank=True, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    data = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["created_at"], name="event_by_time")]

    def __str__(self) -> str:
        return self.key


class Notification(models.Model):
    """One line in a member's inbox: an event reaches each member once, for the strongest `reason`.

    `reason` is a name of `qa.notifications.reasons` (author, mentioned, follower, …). `kind` and `question` are copies
    of the event's, for filters and groups; but who is mentioned in what is published has the kind of a mention.
    `created_at` moves when the event is told anew (points of a day that grew).
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="notifications")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=24)
    reason = models.CharField(max_length=24)
    question = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [models.UniqueConstraint(fields=["event", "member"], name="notification_once")]
        indexes = [
            models.Index(fields=["member", "-created_at", "-id"], name="inbox_by_time"),
            models.Index(fields=["member"], name="inbox_unread", condition=Q(read_at=None)),
            models.Index(fields=["member", "question"], name="inbox_unread_of_thread", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.member_id}"


class Delivery(models.Model):
    """A notification on its way by mail or push: written with it, handed over once when it is `due_at`.

    `outcome` says what became of it: `sent`, or why it was not (`read`: seen in the inbox before; `gone`: the post is
    not theirs to see any more; `stopped`: the member has switched the channel off meanwhile).
    """

    class Channel(models.TextChoices):
        MAIL = "mail", _("by e-mail")
        PUSH = "push", _("in the browser")

    class Outcome(models.TextChoices):
        SENT = "sent", _("sent")
        READ = "read", _("read before")
        GONE = "gone", _("not visible any more")
        STOPPED = "stopped", _("switched off")

    notification = models.ForeignKey(Notification, models.CASCADE, related_name="deliveries")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, blank=True, choices=Outcome.choices)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [models.UniqueConstraint(fields=["notification", "channel"], name="delivery_once_per_channel")]
        indexes = [models.Index(fields=["due_at"], name="delivery_due", condition=Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.channel} for {self.member_id}"

"""What members follow, mute and save."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def _exactly_one(*names: str) -> Q:
    """Exactly one of these columns is filled."""
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


class Follow(models.Model):
    """A member wants to hear of one question, tag, category or member. `automatic`: by asking or answering there."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    question = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="follows")
    tag = models.ForeignKey("tags.Tag", models.CASCADE, null=True, blank=True, related_name="follows")
    category = models.ForeignKey("tags.Category", models.CASCADE, null=True, blank=True, related_name="follows")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="followed_by"
    )
    automatic = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.CheckConstraint(
                name="follow_of_one_thing", condition=_exactly_one("question", "tag", "category", "person")
            ),
            models.CheckConstraint(name="follow_not_oneself", condition=Q(person=None) | ~Q(person=F("member"))),
            models.UniqueConstraint(
                fields=["member", "question", "tag", "category", "person"], nulls_distinct=False, name="follow_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} follows"


class Unfollowed(models.Model):
    """A member has stopped following this question: answering there later must not make them follow it unasked."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    question = models.ForeignKey("posts.Post", models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("question that is followed no more")
        verbose_name_plural = _("questions that are followed no more")
        constraints = [models.UniqueConstraint(fields=["member", "question"], name="unfollowed_once")]

    def __str__(self) -> str:
        return f"{self.member_id} follows {self.question_id} no more"


class Mute(models.Model):
    """A member wants to hear nothing of one thread, or nothing that one person does."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes")
    question = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="mutes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="muted_by")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("mute")
        verbose_name_plural = _("mutes")
        constraints = [
            models.CheckConstraint(name="mute_of_one_thing", condition=_exactly_one("question", "person")),
            models.CheckConstraint(name="mute_not_oneself", condition=Q(person=None) | ~Q(person=F("member"))),
            models.UniqueConstraint(fields=["member", "question", "person"], nulls_distinct=False, name="mute_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} mutes"


class SavedList(models.Model):
    """A member's own list of saved posts; seen by nobody else."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_lists")
    name = models.CharField(_("name"), max_length=60)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("list of saved posts")
        verbose_name_plural = _("lists of saved posts")
        constraints = [models.UniqueConstraint(fields=["member", "name"], name="saved_list_name_once")]

    def __str__(self) -> str:
        return self.name


class SavedPost(models.Model):
    """A question or answer that a member keeps, with a note for themselves and a day to be reminded of it.

    `list` is None for the list that everybody has. `reminded_at` is when the reminder went out.
    """

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_posts")
    post = models.ForeignKey("posts.Post", models.CASCADE, related_name="saves")
    list = models.ForeignKey(SavedList, models.SET_NULL, null=True, blank=True, related_name="saved_posts")
    note = models.TextField(_("note to yourself"), blank=True, max_length=1000)
    remind_at = models.DateTimeField(_("remind me"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("saved post")
        verbose_name_plural = _("saved posts")
        constraints = [models.UniqueConstraint(fields=["member", "post"], name="saved_once")]
        indexes = [
            models.Index(fields=["member", "-created_at"], name="saved_by_member"),
            models.Index(fields=["remind_at"], name="saved_to_remind", condition=Q(reminded_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} saved {self.post_id}"

    @property
    def reminder_waits(self) -> bool:
        return self.remind_at is not None and self.reminded_at is None

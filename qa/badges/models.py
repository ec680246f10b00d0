"""Badges, who has which, and who followed a shared link."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from qa.badges.catalogue import BY_SLUG
from qa.badges.declaring import Declared, Per, Rank
from qa.badges.own import OwnRule, declared_by
from qa.badges.querysets import AwardQuerySet, BadgeQuerySet

_MOST = 10_000_000
_MOST_OF = {"months": 1200, "times": 1000}  # beyond, PostgreSQL has no such moment and no such number


class Badge(models.Model):
    """One badge. Those of the catalogue have a row too, for what the owner decides about them.

    `numbers` holds the numbers that the owner has changed ({"score": 5}); the others are the declaration's. Own badges
    (`own`) have a name, a summary, a rule and its number here.
    """

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=60)
    summary = models.CharField(_("what it is for"), max_length=300, blank=True)
    rank = models.SmallIntegerField(_("class"), choices=Rank.choices, default=Rank.BRONZE)
    many = models.BooleanField(_("can be earned more than once"), default=False)
    enabled = models.BooleanField(_("switched on"), default=True)
    numbers = models.JSONField(_("numbers"), default=dict, blank=True)
    own = models.BooleanField(_("own"), default=False, editable=False)
    rule = models.CharField(_("earned by"), max_length=9, choices=OwnRule.choices, blank=True)
    own_number = models.IntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1), MaxValueValidator(_MOST)]
    )

    objects = BadgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("badge")
        verbose_name_plural = _("badges")
        ordering = ["-rank", "name", "id"]
        constraints = [
            models.CheckConstraint(name="badge_own_has_a_rule", condition=Q(own=True) & ~Q(rule="") | Q(own=False)),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("badges:badge", args=[self.slug])

    @property
    def rank_name(self) -> str:
        """For style sheets: bronze, silver or gold."""
        return Rank(self.rank).name.lower()

    @property
    def declared(self) -> Declared | None:
        """How it is earned; None when it is given by hand."""
        return declared_by(self) if self.own else BY_SLUG.get(self.slug)

    @property
    def numbers_in_force(self) -> dict[str, int]:
        """Those of the declaration, with what the owner has changed."""
        return own_numbers(self.declared, self.numbers) if self.declared else {}

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return self.name if self.own or self.slug not in BY_SLUG else str(BY_SLUG[self.slug].name)

    @property
    def condition(self) -> str:
        """What it takes, as a sentence with the numbers in force."""
        if self.summary:
            return self.summary
        declared = self.declared
        return str(declared.words) % self.numbers_in_force if declared else _gettext("Given by the moderators.")

    @property
    def per_tag(self) -> bool:
        return self.declared is not None and self.declared.per == Per.TAG

    def clean(self):
        """Only numbers that the condition knows, each a whole one above zero."""
        known = self.declared.numbers if self.declared and not self.own else {}
        numbers = self.numbers if isinstance(self.numbers, dict) else {"": 0}
        for name, value in numbers.items():
            if name not in known:
                names = ", ".join(known) or "–"
                raise ValidationError({"numbers": _gettext("The numbers of this badge are: %s.") % names})
            if type(value) is not int or not 1 <= value <= _MOST_OF.get(name, _MOST):
                raise ValidationError({"numbers": _gettext("%s needs a whole number above zero.") % name})


class Award(models.Model):
    """`member` has `badge` since `at`; for which `post` or `tag`, where there is one.

    `key` says for what a badge that can be had more than once was given, empty for the others, so that nothing is given
    twice. `given_by` and `note` are of those given by hand. An award that was taken back stays, with `revoked_at`.
    """

    badge = models.ForeignKey(Badge, models.CASCADE, related_name="awards", verbose_name=_("badge"))
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="awards", verbose_name=_("member")
    )
    post = models.ForeignKey("posts.Post", models.SET_NULL, null=True, blank=True, related_name="awards")
    tag = models.ForeignKey("tags.Tag", models.CASCADE, null=True, blank=True, related_name="awards")
    key = models.CharField(max_length=40, blank=True, default="", editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("given by")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["badge", "member", "key"], name="award_once")]
        indexes = [
            models.Index(fields=["badge", "-at", "-id"], name="award_by_badge", condition=Q(revoked_at=None)),
            models.Index(fields=["member", "badge"], name="award_by_member", condition=Q(revoked_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.badge} → {self.member} {self.key}".strip()

    @property
    def title(self) -> str:
        """The name to show: a tag badge is called by its tag."""
        return self.tag.name if self.tag_id else self.badge.title


class ShareVisit(models.Model):
    """Somebody followed `member`'s link to `question`.

    `network` is a keyed hash that changes daily; rows are kept for days only.
    """

    question = models.ForeignKey("posts.Post", models.CASCADE, related_name="share_visits")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="share_visits")
    network = models.CharField(max_length=32)
    day = models.DateField()

    class Meta:
        verbose_name = _("visit by a shared link")
        verbose_name_plural = _("visits by shared links")
        constraints = [
            models.UniqueConstraint(fields=["member", "question", "day", "network"], name="share_visit_once")
        ]
        indexes = [models.Index(fields=["day"], name="share_visit_by_day")]

    def __str__(self) -> str:
        return f"{self.question_id} {self.day}"


def own_numbers(declared: Declared, changed: dict) -> dict[str, int]:
    """The numbers of `declared`, with those of `changed` that it knows and that are numbers."""
    known = {name: value for name, value in changed.items() if name in declared.numbers and type(value) is int}
    return declared.numbers | known

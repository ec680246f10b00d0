"""The member: who they are, how they are named, how many points they have."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import Lower, Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts.querysets import UserManager
from accounts.validators import username_validators

# Moved by statements of their own (`qa.reputation`, `accounts.services.suspending`, `accounts.middleware`).
NOT_BY_SAVE = {
    "id",
    "reputation",
    "reputation_debt",
    "suspension",
    "last_seen",
    "days_in_a_row",
    "flair",
    "flair_until",
}


class User(AbstractBaseUser, PermissionsMixin):
    """`username` is unique and used for login and mentions; `display_name` is shown and need not be unique.

    `email` is null for imported members (dumps hold no addresses). `reputation` is moved by `qa.reputation` only;
    `reputation_debt` is how far the sum of the ledger lies below the floor of 1, nearly always 0. `days_in_a_row`
    counts UTC days with a visit up to `last_seen`. `language` and `time_zone` (an IANA name such as Europe/Berlin) are
    empty for the site's own. A quiet member is in no list; one without points sees none. `flair` is the role shown
    beside the name, a copy of the one in force, so that a thread joins nothing for it.
    """

    username = models.CharField(_("username"), max_length=40, validators=username_validators)
    display_name = models.CharField(_("display name"), max_length=40)
    email = models.EmailField(_("e-mail address"), null=True, blank=True)  # noqa: DJ001  unique where there is one
    about = models.TextField(_("about me"), blank=True, max_length=5000)
    about_html = models.TextField(blank=True, editable=False)
    location = models.CharField(_("location"), max_length=100, blank=True)
    website = models.URLField(_("website"), blank=True)
    reputation = models.IntegerField(_("points"), default=1)
    reputation_debt = models.IntegerField(default=0, editable=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    last_seen = models.DateField(_("last seen"), null=True, blank=True)
    days_in_a_row = models.IntegerField(default=0, editable=False)
    language = models.CharField(_("language"), max_length=12, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    is_quiet = models.BooleanField(_("quiet profile"), default=False)
    without_points = models.BooleanField(_("without points and badges"), default=False)
    flair = models.CharField(_("flair"), max_length=60, blank=True, editable=False)
    flair_until = models.DateField(null=True, blank=True, editable=False)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("moderator"), default=False)
    is_system = models.BooleanField(_("system account"), default=False, editable=False)
    suspension = models.OneToOneField(
        "accounts.Suspension", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    objects = UserManager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                Lower("username"), name="username_unique", violation_error_message=_("That username is taken.")
            ),
            models.UniqueConstraint(
                Lower("email"), name="email_unique", violation_error_message=_("That e-mail address is in use.")
            ),
            models.CheckConstraint(condition=models.Q(reputation__gte=1), name="reputation_floor"),
            models.CheckConstraint(condition=models.Q(reputation_debt__gte=0), name="reputation_debt_positive"),
        ]
        indexes = [
            models.Index(fields=["-reputation", "id"], name="user_by_points"),
            models.Index(fields=["-date_joined", "id"], name="user_by_newest"),
            # For names while they are typed (`qa.following.mentioning`), in any collation.
            models.Index(OpClass(Upper("username"), "text_pattern_ops"), name="user_by_username_start"),
            models.Index(OpClass(Upper("display_name"), "text_pattern_ops"), name="user_by_display_name_start"),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    def save(self, *args, **kwargs):
        self.email = (self.email or "").strip().lower() or None  # no address is null; allauth looks for small letters
        self.display_name = self.display_name or self.username
        if not self._state.adding and not kwargs.get("force_insert") and kwargs.get("update_fields") is None:
            # Votes may have moved the points since this row was read: a changed profile or password must not undo that.
            names = (field.name for field in self._meta.concrete_fields)
            kwargs["update_fields"] = [name for name in names if name not in NOT_BY_SAVE]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("profiles:user", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.display_name) or "member"

    @property
    def is_moderator(self) -> bool:
        return self.is_staff or self.is_superuser

    @property
    def suspension_in_force(self):
        """The suspension that holds now, or None."""
        if self.suspension_id is None:
            return None
        return self.suspension if self.suspension.in_force else None

    @property
    def has_confirmed_address(self) -> bool:
        """Is there an address that mail may go to? One query."""
        return self.emailaddress_set.filter(verified=True).exists()

    def get_short_name(self) -> str:
        return self.display_name

    def get_full_name(self) -> str:
        return self.display_name

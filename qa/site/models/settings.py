"""What the owner changes while the forum runs: one row with typed fields and a version."""

import re
import time
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qa.site.titles import read_titles


class Ladder(models.TextChoices):
    """Which thresholds of `qa.core.privileges` hold (rules B.2)."""

    PRIVATE = "private", _("Private beta: nearly everything at once")
    SMALL = "small", _("Small site")
    FULL = "full", _("Full site")
    CUSTOM = "custom", _("Custom: small site with the numbers below")


class GuestPolicy(models.TextChoices):
    OFF = "off", _("No")
    HELD = "held", _("Yes, shown once a moderator has approved it")
    OPEN = "open", _("Yes, shown at once")


PUSH_SERVICES = "fcm.googleapis.com\n*.push.services.mozilla.com\n*.push.apple.com\n*.notify.windows.com"
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")  # these stand in a header of every page
_MOST = 2**31 - 1


def _number(default: int, label, low: int = 0, high: int = 1_000_000):
    return models.IntegerField(label, default=default, validators=[MinValueValidator(low), MaxValueValidator(high)])


class SiteSettingsQuerySet(models.QuerySet):
    def update(self, **fields):
        """Every write moves the version, so that no process keeps an old row."""
        return super().update(version=time.time_ns(), **fields)


class SiteSettings(models.Model):
    """The only row has id 1. `version` moves with every save; `qa.site.current` keeps the row per process by it."""

    version = models.BigIntegerField(default=0, editable=False)

    # Words (moderators may change these)
    name = models.CharField(_("site name"), max_length=60, default="Askwell")
    tagline = models.CharField(_("one line about it"), max_length=160, blank=True, default="")
    welcome = models.TextField(_("welcome box (Markdown)"), blank=True, default="")
    welcome_html = models.TextField(editable=False, blank=True, default="")
    accent = models.CharField(
        _("accent colour"), max_length=7, default="#2f6f6a", validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")]
    )

    # Guests
    guest_answers = models.CharField(
        _("guests may answer"), max_length=4, choices=GuestPolicy.choices, default=GuestPolicy.HELD
    )
    guest_questions = models.CharField(
        _("guests may ask"), max_length=4, choices=GuestPolicy.choices, default=GuestPolicy.OFF
    )

    # Privileges
    ladder = models.CharField(_("thresholds"), max_length=8, choices=Ladder.choices, default=Ladder.SMALL)
    custom_thresholds = models.JSONField(
        _("custom thresholds"), default=dict, blank=True, help_text=_('For example {"vote-up": 5}.')
    )
    custom_limits = models.JSONField(
        _("custom posting limits"),
        default=dict,
        blank=True,
        help_text=_(
            'For example {"ask-day": [10, 86400]}: ten in a day of seconds. The names are in docs/operations.md.'
        ),
    )
    founding = models.BooleanField(
        _("founding phase"),
        default=True,
        help_text=_("New tags are free and voting needs 1 point; ends by itself once enough members have points."),
    )
    founding_members = _number(10, _("members with points that end the founding phase"))

    # Asking and answering
    one_answer_per_member = models.BooleanField(_("one answer per member and question"), default=True)
    category_required = models.BooleanField(_("a question needs a category"), default=True)
    accepted_first = models.BooleanField(_("show the accepted answer first"), default=False)
    title_min = _number(15, _("shortest title"), 1)
    title_max = _number(150, _("longest title"), 1, 250)
    body_min = _number(30, _("shortest text"), 1)
    body_max = _number(30_000, _("longest text"), 1, 100_000)
    comment_min = _number(15, _("shortest comment"), 1)
    comment_max = _number(600, _("longest comment"), 1, 5_000)
    tags_min = _number(1, _("fewest tags"))
    tags_max = _number(5, _("most tags"), 1, 20)
    joined_edit_minutes = _number(5, _("minutes in which one's next edit joins the last revision"))
    image_hosts = models.TextField(
        _("hosts whose images are shown"), blank=True, default="", help_text=_("One a line; others become links.")
    )

    # Points (rules B.1)
    points_question_up = _number(10, _("question voted up"), -1000)
    points_answer_up = _number(10, _("answer voted up"), -1000)
    points_down = _number(-2, _("post voted down"), -1000)
    points_down_voter = _number(-1, _("voting an answer down"), -1000)
    points_accepted = _number(15, _("answer accepted"), -1000)
    points_accepting = _number(2, _("accepting an answer"), -1000)
    points_daily_cap = _number(200, _("most points a day from votes"))

    # Bounties (rules B.6)
    bounties = models.BooleanField(_("bounties"), default=True)
    bounty_min = _number(50, _("smallest bounty"), 1)
    bounty_max = _number(500, _("largest bounty"), 1)
    bounty_step = _number(50, _("steps of bounties"), 1)
    bounty_days = _number(7, _("days that a bounty runs"), 1, 60)
    bounty_grace_hours = _number(24, _("hours of grace to award it after that"), 0, 720)
    bounty_question_days = _number(2, _("days that a question must be old"), 0, 365)
    bounty_most_active = _number(3, _("most bounties of a member at a time"), 1, 100)

    # People
    leaderboards = models.BooleanField(_("leaderboards"), default=True)
    titles = models.TextField(
        _("titles by points"),
        blank=True,
        default="",
        help_text=_("One a line, points first: “100 Good neighbour”. Empty: no titles."),
    )
    notifications_kept_days = _number(180, _("days that inboxes keep what was read"), 7, 3650)

    # Push (another company's servers hear of it, so it is the owner's choice)
    push = models.BooleanField(
        _("members may be told in their browser while the forum is closed"),
        default=False,
        help_text=_(
            "The messages travel through the makers of the browsers: they learn when a member is told something and "
            "how long it is, but not what it says. Nothing is sent there before a member switches it on for a browser."
        ),
    )
    push_services = models.TextField(
        _("services through which messages may be pushed"),
        blank=True,
        default=PUSH_SERVICES,
        help_text=_("Names of hosts, one a line; “*.” in front stands for any below. These are the usual browsers’."),
    )

    # Votes and accepting
    votes_per_day = _number(40, _("votes a day"), 1)
    vote_lock_minutes = _number(0, _("minutes after which a vote is locked until an edit (0: never)"))
    accept_delay_minutes = _number(0, _("minutes before an answer can be accepted"))

    objects = SiteSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("site settings")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="site_settings_is_one_row")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.pk = 1
        self.version = time.time_ns()
        super().save(*args, **kwargs)

    def limit(self, limit):
        """`limit` (qa.core.ratelimits.Limit) as this site has it."""
        custom = self.custom_limits.get(limit.name)
        return replace(limit, count=int(custom[0]), seconds=int(custom[1])) if custom else limit

    def clean(self):
        """Refuse custom numbers that would break a page later."""
        for name, value in self.custom_thresholds.items() if isinstance(self.custom_thresholds, dict) else [("", None)]:
            if not isinstance(value, int) or isinstance(value, bool):
                raise ValidationError({"custom_thresholds": _("%(name)s needs a whole number.") % {"name": name}})
        for name, value in self.custom_limits.items() if isinstance(self.custom_limits, dict) else [("", None)]:
            whole = (
                isinstance(value, list) and len(value) == 2 and all(type(n) is int and 0 < n <= _MOST for n in value)
            )
            if not whole:
                raise ValidationError({"custom_limits": _("%(name)s needs [how many, seconds].") % {"name": name}})
        for what in ("title", "body", "comment", "tags", "bounty"):
            if getattr(self, f"{what}_min") > getattr(self, f"{what}_max"):
                raise ValidationError({f"{what}_max": _("The most cannot be less than the least.")})
        for host in self._lines_of_hosts():
            if not _HOST.fullmatch(host):
                raise ValidationError({"image_hosts": _("“%(host)s” is not the name of a host.") % {"host": host}})
        for line in read_titles(self.titles)[1][:1]:
            sentence = _(
                "“%(line)s”: please write points, a space and a title (40 characters at most), no points twice."
            )
            raise ValidationError({"titles": sentence % {"line": line}})

    @property
    def image_host_set(self) -> frozenset[str]:
        return frozenset(host for host in self._lines_of_hosts() if _HOST.fullmatch(host))

    def _lines_of_hosts(self) -> list[str]:
        return [line.strip().lower() for line in self.image_hosts.splitlines() if line.strip()]

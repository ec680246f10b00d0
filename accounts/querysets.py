"""Questions to the table of members, in the product's words."""

from django.contrib.auth.base_user import BaseUserManager
from django.db import models


class UserQuerySet(models.QuerySet):
    def listed(self):
        """Members with a page of their own: active, not the system account."""
        return self.filter(is_active=True, is_system=False)

    def in_lists(self):
        """Those of `listed()` who may stand in lists of members: a quiet profile is found through its posts only."""
        return self.listed().filter(is_quiet=False)

    def by_points(self):
        return self.order_by("-reputation", "id")

    def by_newest(self):
        return self.order_by("-date_joined", "id")

    def by_name(self):
        return self.order_by(models.functions.Lower("display_name"), "id")

    def lock(self, ids) -> None:
        """Lock these members' rows for the transaction, in the order of their ids and after the posts' rows.

        Whoever will move the points of several members takes all their rows at once by this, so that no two
        transactions wait for each other.
        """
        ids = sorted({pk for pk in ids if pk is not None})
        list(self.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))

    def addresses_of(self, usernames) -> dict[str, str]:
        """{lower-case username: profile address} for those of `usernames` that are members; one query."""
        found = self.listed().annotate(lower=models.functions.Lower("username")).filter(lower__in=usernames)
        return {user.lower: user.get_absolute_url() for user in found.only("pk", "username", "display_name")}

    def named_like(self, text: str):
        """Whose display name or username contains `text`, whatever the case."""
        return self.filter(models.Q(display_name__icontains=text) | models.Q(username__icontains=text))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Creates members; looks up usernames whatever their case."""

    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)

    def create_user(self, username, email=None, password=None, **fields):
        """A member; `display_name` is the username unless given."""
        user = self.model(username=username, email=self.normalize_email(email) or None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username, email=None, password=None, **fields):
        """The owner."""
        return self.create_user(username, email, password, is_staff=True, is_superuser=True, **fields)

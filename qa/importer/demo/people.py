"""The demo's members."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from qa import markup
from qa.importer.demo import reading


def load(passwords: dict[str, str]) -> dict[str, User]:
    """{username: member}; those in `passwords` can log in, the others have no usable password."""
    now = timezone.now()
    rows = [_member(data, passwords, now) for data in sorted(reading.people(), key=lambda p: -p["joined_days_ago"])]
    User.objects.bulk_create(rows)
    members = {row.username: row for row in rows}
    reachable = [row for row in rows if row.email]
    EmailAddress.objects.bulk_create(
        EmailAddress(user=row, email=row.email, verified=True, primary=True) for row in reachable
    )
    for group in Group.objects.filter(name__iexact="moderators"):
        group.user_set.add(*[row for row in rows if row.is_staff])
    return members


def _member(data: dict, passwords: dict[str, str], now) -> User:
    about = data["about"]
    return User(
        username=data["username"],
        display_name=data["display_name"],
        # Who can log in can also be written to; nobody owns addresses at example.org.
        email=f"{data['username']}@example.org" if data["username"] in passwords else None,
        password=make_password(passwords.get(data["username"])),
        about=about,
        about_html=markup.render(about) if about else "",
        location=data["location"],
        website=data["website"],
        date_joined=now - timedelta(days=data["joined_days_ago"]),
        last_seen=now.date(),
        is_staff=data.get("moderator", False),
    )

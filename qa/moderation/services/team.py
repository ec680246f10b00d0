"""The moderators' group: exactly the permissions that the work needs, and exactly the staff who are not owners.

Moderators change words and lists, and act on posts, comments and members; thresholds and switches are the owner's.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from accounts.models import User

GROUP = "moderators"
_MODELS = {  # app: "verbs model"
    "posts": [
        "view change question",
        "view change answer",
        "view change comment",
        "view add change delete closereason",
    ],
    "bounties": ["view change bounty"],
    "badges": ["view badge", "view add change award"],
    "moderation": ["view change heldpost", "view logentry"],
    "tags": ["view change tag", "view add delete tagsynonym", "view add change delete category"],
    "site": ["view change sitesettings", "view change sitepage"],
    "accounts": ["view change user"],
}
PERMISSIONS = {
    label: [f"{verb}_{line.split()[-1]}" for line in lines for verb in line.split()[:-1]]
    for label, lines in _MODELS.items()
}


def ensure_moderators(*, using="default", apps=installed, **kwargs) -> None:
    """After migrating: the group with its permissions, and all staff in it. Running it again changes nothing."""
    try:
        apps.get_model("moderation", "LogEntry")
        apps.get_model("auth", "Permission")
    except LookupError:  # migrated back to nothing
        return
    for label in PERMISSIONS:  # they are made app by app, so some may not be there yet
        create_permissions(installed.get_app_config(label), verbosity=0, using=using, apps=apps)
    wanted = Q()
    for label, codenames in PERMISSIONS.items():
        wanted |= Q(content_type__app_label=label, codename__in=codenames)
    group, _made = Group.objects.using(using).get_or_create(name=GROUP)
    group.permissions.set(Permission.objects.using(using).filter(wanted))
    group.user_set.set(User.objects.using(using).filter(is_staff=True, is_superuser=False))


def keep_membership(user: User, *, created: bool = False) -> None:
    """Put `user` into the group or take them out, as their marks say."""
    if user.is_staff and not user.is_superuser:
        group, _made = Group.objects.get_or_create(name=GROUP)
        user.groups.add(group)
    elif not created:
        user.groups.through.objects.filter(user=user, group__name=GROUP).delete()

"""What members write into the owner's profile fields: the only writer of `ProfileValue`, and who reads what."""

from django.db import transaction

from accounts.models import ProfileField, ProfileValue, User
from qa.core.text import clean_line


@transaction.atomic
def save_values(*, member: User, values: dict[int, str]) -> None:
    """Keep `values`, {id of the field: text}; an empty text deletes the row, fields that are not named stay."""
    User.objects.lock([member.pk])
    cleaned = {field_id: clean_line(text or "") for field_id, text in values.items()}
    ProfileValue.objects.filter(user=member, field__in=[pk for pk, text in cleaned.items() if not text]).delete()
    rows = [ProfileValue(user=member, field_id=pk, value=text) for pk, text in cleaned.items() if text]
    ProfileValue.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["user", "field"], update_fields=["value"]
    )


def values_shown(*, member: User, viewer) -> list[ProfileValue]:
    """What `viewer` may read of `member`, in the owner's order, each with its field; one query."""
    rows = ProfileValue.objects.filter(user=member).select_related("field").order_by("field__position", "field")
    return list(rows.filter(field__audience__in=_audiences(member, viewer)))


def _audiences(member: User, viewer) -> list[str]:
    audience = ProfileField.Audience
    if not viewer.is_authenticated:
        return [audience.EVERYONE]
    if viewer.is_moderator or viewer.pk == member.pk:
        return list(audience)
    return [audience.EVERYONE, audience.MEMBERS]

"""What members hear by mail: that their question has an answer."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from qa.notifications.links import STOP, absolute, signed_link
from qa.notifications.models import MailOptOut
from qa.notifications.services import outbox
from qa.posts.models import Post


def tell_asker(answer: Post) -> None:
    """To the address that the asker has confirmed; not of their own answers, and not who has stopped this mail."""
    question = answer.parent
    asker = question.author
    if asker is None or asker.pk == answer.author_id or not asker.is_active:
        return
    address = EmailAddress.objects.filter(user=asker, verified=True).order_by("-primary", "pk").first()
    if address is None or MailOptOut.objects.filter(user=asker).exists():
        return
    outbox.queue(
        "answer_published",
        key=f"{keys_of(asker.pk)}answer-{answer.pk}",
        to=address.email,
        question_id=question.pk,
        unsubscribe_url=signed_link(STOP, asker.pk),
        asker=asker,
        question=question,
        answer=answer,
        answer_url=absolute(answer.get_absolute_url()),
    )


@transaction.atomic
def stop_mail(user_id: int) -> None:
    """No mail about answers to this member from now on, waiting mail included; nothing for a member who is gone."""
    if User.objects.filter(pk=user_id).exists():
        MailOptOut.objects.get_or_create(user_id=user_id)
    outbox.drop(keys_of(user_id))


def resume_mail(user_id: int) -> None:
    MailOptOut.objects.filter(user=user_id).delete()


def keys_of(user_id: int) -> str:
    """What the keys of all mail to this member begin with."""
    return f"member-{user_id}-"

"""Answering a question, as a member or as a guest."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qa.core.text import clean_line, clean_text
from qa.core.verdict import Invalid
from qa.posts import limits, rules
from qa.posts.models import Draft, Post
from qa.posts.models.post import Kind
from qa.posts.services import guests, writing
from qa.posts.services.publishing import publish
from qa.posts.services.states import hold
from qa.site.current import site_settings
from qa.site.models.settings import GuestPolicy


@transaction.atomic
def answer_question(*, question: Post, by, body: str, network: str = "", guest=None) -> Post:
    """Write an answer by the member `by`, or by the `guest` (writing.Guest) when `by` is not logged in.

    Raises `Invalid`, `Refusal` or `TooOften`. The question's row is locked meanwhile, so that closing it and a second
    answer by the same member at once have one outcome. A guest's answer is held unless the owner's policy is open.
    """
    question = writing.locked(question.pk)
    rules.may_answer(by, question).require()
    member = by if by.is_authenticated else None
    body = clean_text(body)
    limits.check_body(body)
    if member and site_settings().one_answer_per_member and own_answer(question, member):
        raise Invalid(_("You have answered this question already; please edit that answer instead."), "body")
    limits.spend_limits("answer", by=member, network=network)
    now = timezone.now()
    post = Post(kind=Kind.ANSWER, parent=question, author=member, created_at=now, active_at=now)
    post.author_name = "" if member else clean_line(guest.name)[:40]
    writing.set_body(post, body)
    limits.check_links(post.body_html, by=by)
    post.save()
    writing.add_revision(post, editor=member, editor_name=post.author_name, at=now)
    if member:
        Draft.objects.filter(member=member, purpose=Draft.Purpose.ANSWER, post=question).delete()
    else:
        guests.remember(post, guest)
    if member is None and site_settings().guest_answers == GuestPolicy.HELD:
        hold(post)
    else:
        publish(post, by=member, first=True)
    return post


def own_answer(question: Post, member) -> Post | None:
    """The member's answer to `question` that is not deleted or rejected, if there is one."""
    if not member.is_authenticated:
        return None
    return question.answers.filter(author=member, concealment=None).first()

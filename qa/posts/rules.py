"""May I? Each answer is a `Verdict` whose reason is the sentence that the reader sees."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qa.core import privileges
from qa.core.verdict import YES, Verdict, no
from qa.site.current import site_settings
from qa.site.models.settings import GuestPolicy


def may_ask(user) -> Verdict:
    """Members may; guests where the owner lets them."""
    if not user.is_authenticated:
        return _guest(site_settings().guest_questions, _("Please log in to ask a question."))
    return privileges.has(user, privileges.CREATE_POSTS)


def may_answer(user, question) -> Verdict:
    """Not when the question is hidden, closed or locked; one answer a member unless the owner allows more."""
    state = _may_add_to(question)
    if not state:
        return state
    if question.is_closed:
        return no(_("This question is closed, so it takes no new answers. You can still vote and comment."))
    if not user.is_authenticated:
        return _guest(site_settings().guest_answers, _("Please log in to answer."))
    return privileges.has(user, privileges.CREATE_POSTS)


def may_comment(user, post) -> Verdict:
    """Around one's own posts and question always, elsewhere with the privilege."""
    state = _may_add_to(post)
    if not state:
        return state
    member = privileges.may_take_part(user)
    if not member:
        return member
    if user.pk in (post.author_id, post.question.author_id):
        return YES
    return privileges.has(user, privileges.COMMENT)


def may_edit(user, post) -> Verdict:
    """One's own always, others' with the privilege; a locked post by moderators only."""
    member = privileges.may_take_part(user)
    if not member:
        return member
    if post.lock_in_force and not user.is_moderator:
        return no(_("This post is locked: %(reason)s") % {"reason": post.lock.reason})
    if not post.is_public and not user.is_moderator and post.concealment.kind != "held":
        return no(_("This post was deleted; it can be edited again once it is restored."))
    return YES if user.pk == post.author_id else privileges.has(user, privileges.EDIT)


def may_edit_as_guest(post) -> Verdict:
    """The browser that wrote it, while no moderator has decided otherwise; may be asked only of who holds its key."""
    if post.lock_in_force:
        return no(_("This post is locked: %(reason)s") % {"reason": post.lock.reason})
    if not post.is_public and post.concealment.kind != "held":
        return no(_("A moderator has taken this post back, so it cannot be changed any more."))
    return YES


def held_for_approval(post) -> bool:
    """Do posts of this kind wait for a moderator when a guest has written them?"""
    site = site_settings()
    return (site.guest_questions if post.is_question else site.guest_answers) == GuestPolicy.HELD


def may_edit_comment(user, comment) -> Verdict:
    """One's own, and any by moderators."""
    member = privileges.may_take_part(user)
    if not member:
        return member
    if user.is_moderator:
        return YES
    if comment.deleted_at or user.pk != comment.author_id:
        return no(_("Only its author can change a comment."))
    return _may_add_to(comment.post)


def may_restore_comment(user, comment) -> Verdict:
    """Moderators any; authors what they deleted themselves."""
    member = privileges.may_take_part(user)
    if not member or user.is_moderator:
        return member
    if user.pk == comment.author_id == comment.deleted_by_id:
        return _may_add_to(comment.post)
    return no(_("Only a moderator can bring this back."))


def may_accept(user, answer) -> Verdict:
    """Only who asked, while the thread is public and unlocked, and not before the site's delay."""
    member = privileges.may_take_part(user)
    if not member:
        return member
    question = answer.parent
    if question.author_id != user.pk:
        return no(_("Only the person who asked can accept an answer."))
    for post in (question, answer):
        state = _may_add_to(post)
        if not state:
            return state
    minutes = site_settings().accept_delay_minutes
    waited = (timezone.now() - question.created_at).total_seconds() / 60
    if waited < minutes:
        left = max(1, int(minutes - waited))
        return no(
            ngettext(
                "Other good answers may be on their way: you can accept one in %(n)d minute.",
                "Other good answers may be on their way: you can accept one in %(n)d minutes.",
                left,
            )
            % {"n": left}
        )
    return YES


def may_delete(user, post) -> Verdict:
    """Moderators any; authors their own unless others' work or thanks would go with it (rules B.10)."""
    member = privileges.may_take_part(user)
    if not member:
        return member
    if user.is_moderator:
        return YES
    if user.pk != post.author_id:
        return no(_("Only its author or a moderator can delete this."))
    if post.lock_in_force:
        return no(_("This post is locked: %(reason)s") % {"reason": post.lock.reason})
    if post.is_answer:
        accepted = post.parent.accepted_answer_id == post.pk
        return no(_("This answer was accepted; please ask a moderator if it has to go.")) if accepted else YES
    if post.bounty:
        return no(_("Somebody offers a bounty for this question; please ask a moderator if it has to go."))
    if post.answer_count > 1 or (post.answer_count and _has_helpful_answer(post)):
        return no(_("Others have answered this question; please ask a moderator if it has to go."))
    return YES


def may_restore(user, post) -> Verdict:
    """Moderators any; authors what they deleted themselves."""
    member = privileges.may_take_part(user)
    if not member or user.is_moderator:
        return member
    mine = post.author_id == user.pk and post.concealment_id and post.concealment.by_id == user.pk
    if mine and post.concealment.kind == "deleted":
        return YES
    return no(_("Only a moderator can bring this back."))


def may_moderate(user) -> Verdict:
    """Close, reopen, lock, approve: moderators."""
    if user.is_authenticated and user.is_moderator:
        return privileges.may_take_part(user)
    return no(_("Only moderators can do this."))


def _may_add_to(post) -> Verdict:
    for part in {post.question, post}:
        if not part.is_public:
            return no(_("This post is not public, so nothing can be added to it now."))
        if part.lock_in_force:
            return no(_("This post is locked: %(reason)s") % {"reason": part.lock.reason})
    return YES


def _guest(policy: str, sentence: str) -> Verdict:
    return no(sentence) if policy == GuestPolicy.OFF else YES


def _has_helpful_answer(question) -> bool:
    return question.answers.filter(concealment=None, score__gt=0).exists()

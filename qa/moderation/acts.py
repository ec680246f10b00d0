"""The acts of moderators as the thread page and the admin offer them: name, words, form, and service.

The services decide who may; an act only says when it makes sense.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from qa.core.verdict import Conflict
from qa.moderation.forms import CloseForm, EmptyCategoryForm, LockForm, MergeForm, ReasonForm
from qa.moderation.services import purging
from qa.posts.services import closing, commenting, concealing
from qa.tags.services import arranging, merging


@dataclass(frozen=True, slots=True)
class Act:
    """`run(thing, by, **fields of form)` does it; `fits(thing)` says whether it makes sense as the thing stands.

    `offered(user)` says whose pages show it at all.
    """

    name: str
    label: str | Promise
    done: str | Promise
    run: Callable
    fits: Callable = lambda thing: True
    form: type[forms.Form] | None = None
    offered: Callable = lambda user: True

    def perform(self, thing, by, fields: dict):
        """Do it, or raise the service's `Refusal`; `Conflict` when it makes no sense any more."""
        if not self.fits(thing):
            raise Conflict(_("“%(what)s”: that fits no more; perhaps somebody else was quicker.") % {"what": thing})
        return self.run(thing, by, **fields)


def _state(post) -> str:
    return post.concealment.kind if post.concealment_id else "public"


def _by_name(*acts: Act) -> dict[str, Act]:
    return {act.name: act for act in acts}


APPROVE = Act(
    "approve", _lazy("Approve"), _lazy("Approved."),
    lambda post, by: concealing.approve_post(post=post, by=by), lambda post: _state(post) == "held",
)  # fmt: skip
REJECT = Act(
    "reject", _lazy("Reject"), _lazy("Rejected."),
    lambda post, by, reason: concealing.reject_post(post=post, by=by, reason=reason),
    lambda post: _state(post) == "held", ReasonForm,
)  # fmt: skip
CLOSE = Act(
    "close", _lazy("Close"), _lazy("Closed."),
    lambda post, by, **said: closing.close_question(question=post, by=by, **said),
    lambda post: post.is_question and not post.is_closed, CloseForm,
)  # fmt: skip
REOPEN = Act(
    "reopen", _lazy("Reopen"), _lazy("Open again."),
    lambda post, by: closing.reopen_question(question=post, by=by), lambda post: post.is_closed,
)  # fmt: skip
HIDE = Act(
    "hide", _lazy("Delete"), _lazy("Deleted; it can be restored at any time."),
    lambda post, by, reason: concealing.delete_post(post=post, by=by, reason=reason),
    lambda post: _state(post) != "deleted", ReasonForm,
)  # fmt: skip
RESTORE = Act(
    "restore", _lazy("Restore"), _lazy("Restored."),
    lambda post, by: concealing.restore_post(post=post, by=by), lambda post: _state(post) in ("deleted", "rejected"),
)  # fmt: skip
LOCK = Act(
    "lock", _lazy("Lock"), _lazy("Locked."),
    lambda post, by, **said: closing.lock_post(post=post, by=by, **said),
    lambda post: post.lock_in_force is None, LockForm,
)  # fmt: skip
UNLOCK = Act(
    "unlock", _lazy("Unlock"), _lazy("Unlocked."),
    lambda post, by: closing.unlock_post(post=post, by=by), lambda post: post.lock_in_force is not None,
)  # fmt: skip

PURGE = Act(
    "purge", _lazy("Erase for good"), _lazy("Erased."),
    lambda post, by, reason: purging.purge_post(post=post, by=by, reason=reason),
    lambda post: _state(post) in ("deleted", "rejected"), ReasonForm, lambda user: user.is_superuser,
)  # fmt: skip

OWNER_ACTS = _by_name(PURGE)
POST_ACTS = _by_name(APPROVE, REJECT, CLOSE, REOPEN, HIDE, RESTORE, LOCK, UNLOCK)
ANSWER_ACTS = _by_name(APPROVE, REJECT, HIDE, RESTORE, LOCK, UNLOCK)
HELD_ACTS = _by_name(APPROVE, REJECT)

COMMENT_ACTS = _by_name(
    Act(
        "hide", _lazy("Delete"), _lazy("Deleted; it can be restored at any time."),
        lambda comment, by: commenting.delete_comment(comment=comment, by=by),
        lambda comment: comment.deleted_at is None,
    ),
    Act(
        "restore", _lazy("Restore"), _lazy("Restored."),
        lambda comment, by: commenting.restore_comment(comment=comment, by=by),
        lambda comment: comment.deleted_at is not None,
    ),
)  # fmt: skip
TAG_ACTS = _by_name(
    Act(
        "merge", _lazy("Merge into another tag"), _lazy("Merged."),
        lambda tag, by, target: merging.merge_tag(source=tag, target=target, by=by), form=MergeForm,
    )
)  # fmt: skip
CATEGORY_ACTS = _by_name(
    Act(
        "empty", _lazy("Move everything elsewhere"), _lazy("Moved; the category can be deleted now."),
        lambda category, by, into: arranging.empty_category(category=category, into=into, by=by),
        form=EmptyCategoryForm,
    )
)  # fmt: skip

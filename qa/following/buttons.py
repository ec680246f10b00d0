"""The buttons Follow, Mute and Save: one form each, which is also the answer to being pressed."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Button:
    """`label` is what stands on it; `said` is read out after it; `undo`: pressing it takes the mark back."""

    id: str
    url: str
    label: str
    said: str
    undo: bool
    more_url: str = ""
    more_label: str = ""


def follow_button(column: str, thing_id: int, follows: bool) -> Button:
    """`column` is question, tag, category or person."""
    return Button(
        id=f"follow-{column}-{thing_id}",
        url=reverse("following:follow", args=[column, thing_id]),
        label=_("Following") if follows else _("Follow"),
        said=_("stop hearing of this") if follows else "",
        undo=follows,
    )


def mute_button(column: str, thing_id: int, muted: bool, name: str = "") -> Button:
    """`column` is question or person; `name` is that person's."""
    if column == "question":
        label = _("Hear of this thread again") if muted else _("Mute this thread")
    else:
        label = (_("Hear of %(name)s again") if muted else _("Mute %(name)s")) % {"name": name}
    url = reverse("following:mute", args=[column, thing_id])
    return Button(id=f"mute-{column}-{thing_id}", url=url, label=label, said="", undo=muted)


def save_button(post_id: int, saved_id: int | None) -> Button:
    """`saved_id` is the id of the saved post, None when it is not saved."""
    return Button(
        id=f"save-{post_id}",
        url=reverse("following:save", args=[post_id]),
        label=_("Saved") if saved_id else _("Save"),
        said=_("remove it from your saved posts") if saved_id else "",
        undo=bool(saved_id),
        more_url=reverse("following:saved-post", args=[saved_id]) if saved_id else "",
        more_label=_("Note and reminder") if saved_id else "",
    )

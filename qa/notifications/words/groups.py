"""Several notifications of one kind about one thread, as one line of the inbox: "3 new answers to …"."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qa.notifications import kinds
from qa.notifications.words.lines import Line
from qa.notifications.words.names import title_of
from qa.notifications.words.self_only import signed_points


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the inbox for one or several notifications, the newest first; the others' words are in `lines`."""

    lines: list[Line]

    @property
    def newest(self) -> Line:
        return self.lines[0]

    @property
    def text(self) -> str:
        if len(self.lines) == 1:
            return self.newest.text
        return SEVERAL[self.newest.notification.kind](self.lines)

    @property
    def is_unread(self) -> bool:
        return self.newest.notification.read_at is None

    @property
    def is_whole(self) -> bool:
        """Is its text to be read here, since it stands nowhere else?"""
        return self.newest.notification.kind == kinds.MESSAGE.name


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Unread lines that follow each other, of one kind and one thread, become one row; all others stay alone."""
    rows: list[Row] = []
    for line in lines:
        if rows and _belongs(line, rows[-1].newest):
            rows[-1].lines.append(line)
        else:
            rows.append(Row([line]))
    return rows


def _belongs(line: Line, other: Line) -> bool:
    one, two = line.notification, other.notification
    return (
        one.kind == two.kind
        and one.kind in SEVERAL
        and one.question_id is not None
        and one.question_id == two.question_id
        and one.read_at is None
        and two.read_at is None
        and line.visible
        and other.visible
    )


def _said(sentence: str, lines: list[Line]) -> str:
    return sentence % {"n": len(lines), "title": title_of(lines[0].notification.event)}


def _answers(lines: list[Line]) -> str:
    return _said(ngettext("%(n)d new answer to “%(title)s”.", "%(n)d new answers to “%(title)s”.", len(lines)), lines)


def _comments(lines: list[Line]) -> str:
    return _said(ngettext("%(n)d new comment on “%(title)s”.", "%(n)d new comments on “%(title)s”.", len(lines)), lines)


def _mentions(lines: list[Line]) -> str:
    several = ngettext(
        "You were mentioned %(n)d time in “%(title)s”.", "You were mentioned %(n)d times in “%(title)s”.", len(lines)
    )
    return _said(several, lines)


def _edits(lines: list[Line]) -> str:
    several = ngettext(
        "%(n)d edit of your post in “%(title)s”.", "%(n)d edits of your posts in “%(title)s”.", len(lines)
    )
    return _said(several, lines)


def _points(lines: list[Line]) -> str:
    total = sum(line.notification.event.data.get("points", 0) for line in lines)
    said = {"points": signed_points(total), "title": title_of(lines[0].notification.event)}
    return _("%(points)s for your posts in “%(title)s”.") % said


SEVERAL = {
    kinds.ANSWER.name: _answers,
    kinds.COMMENT.name: _comments,
    kinds.MENTION.name: _mentions,
    kinds.EDIT.name: _edits,
    kinds.POINTS.name: _points,
}

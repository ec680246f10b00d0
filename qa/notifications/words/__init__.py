"""What notifications say, once for the inbox, mails and pushes: plain sentences in the active language."""

from qa.notifications.words.groups import Row, rows_of
from qa.notifications.words.lines import Line, lines_of
from qa.notifications.words.names import title_of

__all__ = ["Line", "Row", "lines_of", "rows_of", "title_of"]

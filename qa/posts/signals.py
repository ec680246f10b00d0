"""The acts of `qa.posts`, for whoever wants to hear of them: sent inside the act's transaction.

Every signal carries `post` (for comments: `comment`) and `by`, the member who did it or None for a guest; those of
moderators' acts also `reason`.
"""

from django.dispatch import Signal

post_published = Signal()  # post, by, first: a question or an answer became public; `first` is False after a restore
post_withdrawn = Signal()  # post, by: it is public no more
post_edited = Signal()  # post, by, revision, before_html: the text that was replaced
comment_posted = Signal()  # comment, by
answer_accepted = Signal()  # answer, by, at
answer_unaccepted = Signal()  # answer, by

# State changes: post, by, reason, note
question_closed = Signal()
question_reopened = Signal()
post_deleted = Signal()
post_restored = Signal()
post_locked = Signal()
post_unlocked = Signal()
post_approved = Signal()
post_rejected = Signal()
comment_deleted = Signal()  # comment, by
comment_restored = Signal()  # comment, by
comment_edited = Signal()  # comment, by, before_html

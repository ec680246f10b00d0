from qa.posts.models.answer import Answer
from qa.posts.models.comment import Comment
from qa.posts.models.draft import Draft
from qa.posts.models.guest import GuestAuthor
from qa.posts.models.post import Post, PostTag
from qa.posts.models.question import Question
from qa.posts.models.revision import Revision
from qa.posts.models.states import CloseReason, Closure, Concealment, Lock
from qa.posts.models.upload import Upload

__all__ = [
    "Answer",
    "CloseReason",
    "Closure",
    "Comment",
    "Concealment",
    "Draft",
    "GuestAuthor",
    "Lock",
    "Post",
    "PostTag",
    "Question",
    "Revision",
    "Upload",
]

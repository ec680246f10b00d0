"""The addresses of questions and answers (contract: Stack Exchange's own shapes)."""

from django.urls import path, re_path

from qa.posts.views import accepting, answering, asking, commenting, composing, deleting, editing, lists, thread

app_name = "posts"
urlpatterns = [
    path("", lists.home, name="home"),
    path("questions", lists.questions, name="questions"),
    path("questions/ask", asking.ask, name="ask"),
    re_path(r"^questions/tagged/(?P<tags>[^/]+)$", lists.tagged, name="tagged"),
    path("questions/<int:question_id>", thread.bare, name="question-bare"),
    path("questions/<int:question_id>/answer", answering.answer, name="answer"),
    path("questions/<int:question_id>/answer/form", answering.guest_form, name="guest-form"),
    path("questions/<int:question_id>/<str:slug>", thread.question, name="question"),
    path("questions/<int:question_id>/<str:slug>/<int:answer_id>", thread.old_answer_link, name="old-answer-link"),
    path("q/<int:question_id>", thread.short_question, name="short-question"),
    path("q/<int:question_id>/<int:user_id>", thread.short_question, name="short-question-shared"),
    path("a/<int:answer_id>", thread.short_answer, name="short-answer"),
    path("a/<int:answer_id>/<int:user_id>", thread.short_answer, name="short-answer-shared"),
    path("posts/preview", composing.preview, name="preview"),
    path("posts/draft", composing.draft, name="draft"),
    path("posts/upload", composing.upload, name="upload"),
    path("posts/<int:post_id>/edit", editing.edit, name="edit"),
    path("posts/<int:post_id>/revisions", editing.revisions, name="revisions"),
    path("posts/<int:post_id>/thanks", answering.thanks, name="guest-thanks"),
    path("posts/<int:post_id>/comments", commenting.comments, name="comments"),
    path("posts/<int:post_id>/accept", accepting.accept, name="accept"),
    path("posts/<int:post_id>/delete", deleting.delete, name="delete"),
    path("posts/<int:post_id>/restore", deleting.restore, name="restore"),
    path("comments/<int:comment_id>/edit", commenting.edit, name="comment-edit"),
    path("comments/<int:comment_id>/delete", commenting.delete, name="comment-delete"),
]

"""Every address of the forum, with what each reader gets there. A new pattern without a row fails the tests.

Statuses are for a visitor, the member who has asked all the questions of the world, and a moderator.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from qa.notifications.links import CONFIRM, FORGET, STOP, signed_link
from tests.architecture.world import World
from tests.pictures import picture


@dataclass(frozen=True, eq=False)
class Row:
    """`path` may be a function of the world; so may `data`, which makes it a POST."""

    path: str | Callable[[World], str]
    guest: int = 200
    member: int = 200
    moderator: int = 200
    data: dict | Callable[[], dict] | None = None

    @property
    def method(self) -> str:
        return "get" if self.data is None else "post"

    def address(self, world: World) -> str:
        return self.path if isinstance(self.path, str) else self.path(world)

    def fields(self):
        return self.data() if callable(self.data) else self.data


def moderation(act: str, of: str, *statuses: int, **data) -> Row:
    return Row(lambda w: f"/moderation/posts/{getattr(w, of).pk}/{act}", *statuses, data=data)


def question_path(w: World, end: str = "") -> str:
    return f"/questions/{w.question.pk}{end}"


def in_a_mail(purpose: str, of: str) -> Row:
    return Row(lambda w: signed_link(purpose, getattr(w, of).pk).removeprefix(settings.SITE_URL))


LONG = "First I breathe out slowly, then I write down what I want to say."
ROWS = {
    "": Row("/"),
    "questions": Row("/questions?sort=newest&pagesize=15"),
    "questions/ask": Row("/questions/ask", guest=302),
    "^questions/tagged/(?P<tags>[^/]+)$": Row("/questions/tagged/sleep+c%2B%2B"),
    "questions/<int:question_id>": Row(question_path, 301, 301, 301),
    "questions/<int:question_id>/answer": Row(
        lambda w: question_path(w, "/answer"), 422, 303, 303, data={"body": LONG}
    ),
    "questions/<int:question_id>/answer/form": Row(lambda w: question_path(w, "/answer/form")),
    "questions/<int:question_id>/live.json": Row(lambda w: question_path(w, "/live.json")),
    "questions/<int:question_id>/<str:slug>": Row(lambda w: w.question.get_absolute_url()),
    "questions/<int:question_id>/<str:slug>/<int:answer_id>": Row(
        lambda w: question_path(w, f"/x/{w.answer.pk}"), 302, 302, 302
    ),
    "q/<int:question_id>": Row(lambda w: f"/q/{w.question.pk}", 302, 302, 302),
    "q/<int:question_id>/<int:user_id>": Row(lambda w: f"/q/{w.question.pk}/{w.member.pk}", 302, 302, 302),
    "a/<int:answer_id>": Row(lambda w: f"/a/{w.answer.pk}", 302, 302, 302),
    "a/<int:answer_id>/<int:user_id>": Row(lambda w: f"/a/{w.answer.pk}/{w.member.pk}", 302, 302, 302),
    "posts/preview": Row("/posts/preview", data={"body": LONG}),
    "posts/draft": Row("/posts/draft", 403, 204, 204, data={"purpose": "ask", "body": LONG}),
    "posts/upload": Row("/posts/upload", 403, 201, 201, data=lambda: {"file": picture()}),
    "posts/<int:post_id>/edit": Row(lambda w: f"/posts/{w.question.pk}/edit", guest=403),
    "posts/<int:post_id>/revisions": Row(lambda w: f"/posts/{w.question.pk}/revisions"),
    "posts/<int:post_id>/thanks": Row(lambda w: f"/posts/{w.held.pk}/thanks", 404, 404, 404),
    "posts/<int:post_id>/comments": Row(lambda w: f"/posts/{w.question.pk}/comments"),
    "posts/<int:post_id>/accept": Row(lambda w: f"/posts/{w.answer.pk}/accept", 403, 303, 403, data={}),
    "posts/<int:post_id>/delete": Row(lambda w: f"/posts/{w.question.pk}/delete", 403, 303, 303, data={}),
    "posts/<int:post_id>/restore": Row(lambda w: f"/posts/{w.deleted.pk}/restore", 404, 303, 303, data={}),
    "comments/<int:comment_id>/edit": Row(lambda w: f"/comments/{w.comment.pk}/edit", guest=403),
    "comments/<int:comment_id>/delete": Row(lambda w: f"/comments/{w.comment.pk}/delete", 403, 303, 303, data={}),
    "posts/<int:post_id>/bounty": Row(lambda w: f"/posts/{w.bountied.pk}/bounty", guest=302, member=403),
    "posts/<int:post_id>/award": Row(lambda w: f"/posts/{w.answer.pk}/award", 403, 409, 409, data={}),
    "posts/<int:post_id>/vote": Row(lambda w: f"/posts/{w.answer.pk}/vote", 403, 303, 303, data={"kind": "up"}),
    "tags": Row("/tags"),
    "tags/suggest": Row("/tags/suggest?q=sl"),
    "tags/<str:name>/info": Row("/tags/sleep/info"),
    "categories": Row("/categories"),
    "categories/<str:slug>": Row("/categories/everyday"),
    "search": Row("/search?q=calm"),
    "users": Row("/users"),
    "leaderboards": Row("/leaderboards?period=all"),
    "tags/<str:name>/topusers": Row("/tags/sleep/topusers"),
    "users/<int:user_id>/avatar.svg": Row(lambda w: f"/users/{w.member.pk}/avatar.svg"),
    "users/<int:user_id>": Row(lambda w: f"/users/{w.member.pk}", 301, 301, 301),
    "users/<int:user_id>/<str:slug>": Row(lambda w: w.member.get_absolute_url()),
    "accounts/settings": Row("/accounts/settings", guest=302),
    "accounts/preferences": Row("/accounts/preferences", guest=302),
    "accounts/drafts/<int:draft_id>/delete": Row("/accounts/drafts/1/delete", 302, 404, 404, data={}),
    "accounts/export": Row("/accounts/export", guest=302),
    "accounts/leave": Row("/accounts/leave", guest=302),
    "follow/<str:column>/<int:thing_id>": Row(lambda w: f"/follow/question/{w.question.pk}", 403, 303, 303, data={}),
    "mute/<str:column>/<int:thing_id>": Row(lambda w: f"/mute/person/{w.helper.pk}", 403, 303, 303, data={}),
    "posts/<int:post_id>/save": Row(lambda w: f"/posts/{w.answer.pk}/save", 403, 303, 303, data={}),
    "following": Row("/following", guest=302),
    "saved": Row("/saved", guest=302),
    "saved/<int:saved_id>": Row(lambda w: f"/saved/{w.saved.pk}", 302, 200, 404),
    "saved/lists": Row("/saved/lists", guest=302),
    "saved/lists/<int:list_id>": Row(lambda w: f"/saved/lists/{w.saved.list_id}", 302, 200, 404),
    "saved/lists/<int:list_id>/delete": Row(lambda w: f"/saved/lists/{w.saved.list_id}/delete", 302, 303, 404, data={}),
    "mentions": Row(lambda w: f"/mentions?q=he&question={w.question.pk}", guest=403),
    "help": Row("/help"),
    "help/formatting": Row("/help/formatting"),
    "help/in-crisis": Row("/help/in-crisis"),
    "help/privileges": Row("/help/privileges"),
    "help/badges": Row("/help/badges"),
    "help/badges/<slug:slug>": Row("/help/badges/student"),
    "badges": Row("/badges", 301, 301, 301),
    "help/privileges/<slug:name>": Row("/help/privileges/vote-up"),
    "about": Row("/about"),
    "privacy": Row("/privacy"),
    "terms": Row("/terms"),
    "theme.css": Row("/theme.css"),
    "robots.txt": Row("/robots.txt"),
    "opensearch.xml": Row("/opensearch.xml"),
    "feeds/questions": Row("/feeds/questions"),
    "sitemap.xml": Row("/sitemap.xml"),
    "sitemap-<section>.xml": Row("/sitemap-questions.xml"),
    "moderation/posts/<int:post_id>/approve": moderation("approve", "held", 404, 404, 303),
    "moderation/posts/<int:post_id>/reject": moderation("reject", "held", 404, 404, 303, reason="An advertisement."),
    "moderation/posts/<int:post_id>/close": moderation("close", "question", 403, 403, 303, reason="off-topic"),
    "moderation/posts/<int:post_id>/reopen": moderation("reopen", "closed", 403, 403, 303),
    "moderation/posts/<int:post_id>/hide": moderation("hide", "question", 403, 303, 303),
    "moderation/posts/<int:post_id>/restore": moderation("restore", "deleted", 404, 303, 303),
    "moderation/posts/<int:post_id>/lock": moderation("lock", "question", 403, 403, 303, reason="Heated."),
    "moderation/posts/<int:post_id>/unlock": moderation("unlock", "locked", 403, 403, 303),
    "inbox": Row("/inbox", guest=302),
    "inbox/<int:notification_id>": Row(lambda w: f"/inbox/{w.told.pk}", 302, 303, 404),
    "inbox/read": Row("/inbox/read", 302, 303, 303, data={}),
    "inbox/settings": Row("/inbox/settings", guest=302),
    "inbox/push": Row("/inbox/push", 302, 403, 403, data={"endpoint": "https://push.example/1"}),
    "inbox/push/remove": Row("/inbox/push/remove", 302, 303, 303, data={"browser": "0"}),
    "push-worker.js": Row("/push-worker.js"),
    "guest/confirm/<str:token>": in_a_mail(CONFIRM, "held"),
    "guest/forget/<str:token>": in_a_mail(FORGET, "held"),
    "mail/stop/<str:token>": in_a_mail(STOP, "member"),
    "mail/resume": Row("/mail/resume", 302, 303, 303, data={}),
    "moderation/mails": Row("/moderation/mails", 302, 403, 403),
    "moderation/mails/<slug:name>": Row("/moderation/mails/answer", 302, 403, 403),
    "moderation/mails/<slug:name>/html": Row("/moderation/mails/answer/html", 302, 403, 403),
    "accounts/login/": Row("/accounts/login/", 200, 302, 302),
    "accounts/logout/": Row("/accounts/logout/", guest=302),
    "accounts/inactive/": Row("/accounts/inactive/"),
    "accounts/signup/": Row("/accounts/signup/", 200, 302, 302),
    "accounts/reauthenticate/": Row("/accounts/reauthenticate/", guest=302),
    "accounts/email/": Row("/accounts/email/", guest=302),
    "accounts/confirm-email/": Row("/accounts/confirm-email/"),
    "accounts/password/change/": Row("/accounts/password/change/", guest=302),
    "accounts/password/set/": Row("/accounts/password/set/", 302, 302, 302),
    "accounts/password/reset/": Row("/accounts/password/reset/"),
    "accounts/login/code/confirm/": Row("/accounts/login/code/confirm/", 302, 302, 302),
    "accounts/^confirm-email/(?P<key>[-:\\w]+)/$": Row("/accounts/confirm-email/nonsense/"),
    "accounts/password/reset/key/done/": Row("/accounts/password/reset/key/done/"),
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": Row(
        "/accounts/password/reset/key/1-nonsense/"
    ),
    "accounts/password/reset/done/": Row("/accounts/password/reset/done/"),
    "^media/(?P<path>posts/[A-Za-z0-9_/-]{1,200}\\.[a-z]{3,4})$": Row("/media/posts/2020/01/none.png", 404, 404, 404),
}

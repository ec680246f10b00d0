"""The thread: a question, its answers, their comments; and the short and old addresses that lead to it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from qa.badges.services.sharing import note_share_visit
from qa.bounties.showing import dress_thread
from qa.core.paging import paginate, with_query
from qa.core.ratelimits import network_of
from qa.notifications.services.reading import read_thread
from qa.posts import rules, view_counting
from qa.posts.addresses import post_url, question_slug, question_url
from qa.posts.forms import answer_form_for
from qa.posts.models import CloseReason, Post
from qa.posts.querysets import tags_of_posts
from qa.posts.services.answering import own_answer
from qa.posts.services.drafts import draft_of
from qa.posts.views.dressing import dress
from qa.search.services import related_questions
from qa.site.current import site_settings
from qa.tags.models import Category

ANSWERS_PER_PAGE = 30
ORDERS = ("votes", "newest", "oldest", "active")


def question(request, question_id: int, slug: str):
    """`/questions/<id>/<slug>`; another slug leads here for good."""
    post = find_question(request, question_id)
    if slug != question_slug(post.title):
        return _moved(request, post)
    view_counting.count(request, post)
    return thread_page(request, post)


def bare(request, question_id: int):
    """`/questions/<id>`: a title without a letter has no slug, any other leads to its full address."""
    post = find_question(request, question_id)
    if question_slug(post.title):
        return _moved(request, post)
    view_counting.count(request, post)
    return thread_page(request, post)


def short_question(request, question_id: int, user_id: int = 0):
    """`/q/<id>`, also with the id of who shared it, as Stack Exchange's links have it."""
    post = find_question(request, question_id)
    _note_sharing(request, post, user_id)
    return redirect(post_url(post))


def short_answer(request, answer_id: int, user_id: int = 0):
    """`/a/<id>`; questions are found too, since ids are one sequence."""
    post = get_object_or_404(
        Post.objects.visible_to(request.user).filter(kind__in=[1, 2]).select_related("parent"), pk=answer_id
    )
    _note_sharing(request, post.question, user_id)
    return redirect(_answer_place(request, post))


def old_answer_link(request, question_id: int, slug: str, answer_id: int):
    """`/questions/<id>/<slug>/<answer id>`, the form in which Stack Exchange links answers from lists."""
    posts = Post.objects.visible_to(request.user).filter(kind=2, parent=question_id).select_related("parent")
    return redirect(_answer_place(request, get_object_or_404(posts, pk=answer_id)))


def find_question(request, question_id: int) -> Post:
    """The question as its reader may see it, else 404."""
    posts = Post.objects.questions_visible_to(request.user).for_thread().prefetch_related(tags_of_posts())
    return get_object_or_404(posts, pk=question_id)


def thread_page(request, post: Post, *, form=None, fresh: bool = False, status: int = 200):
    """The whole page. `form` is an answer that could not be taken; `fresh` adds token and stamp to a guest's form."""
    user = request.user
    order = request.GET.get("answers", "votes")
    if order not in ORDERS:
        raise Http404("There is no such order.")
    site = site_settings()
    if user.is_authenticated:
        read_thread(user, post.pk)
    answers = Post.objects.filter(kind=2, parent=post).for_thread()
    known = post.answer_count
    if user.is_authenticated:
        answers, known = answers.visible_to(user), None
    else:
        answers = answers.filter(concealment=None)
    answers = answers.answers_sorted(order, post.accepted_answer_id, site.accepted_first)
    page = paginate(request, answers, ANSWERS_PER_PAGE, count=known)
    for answer in page.items:
        answer.parent = post
    dress(user, [post, *page.items])
    mine = own_answer(post, user)
    may_answer = rules.may_answer(user, post)
    context = {
        "question": post,
        "bounty": dress_thread(user, post, page.items),
        "answers": page.items,
        "paging": page,
        "answer_tabs": [
            {
                "label": label,
                "url": with_query(request, answers=None if key == "votes" else key),
                "current": key == order,
            }
            for key, label in _orders()
        ],
        "related": related_questions(post) if post.is_public else [],
        "category_path": category_path(post),
        "may_answer": may_answer,
        "my_answer": mine if site.one_answer_per_member else None,
        "answer_form": form or answer_form_for(user, draft=draft_of(user, "answer", post)),
        "fresh": fresh,
        "guest_policy": site.guest_answers,
        "close_reasons": CloseReason.objects.filter(is_active=True)
        if user.is_authenticated and user.is_moderator
        else [],
        "canonical_url": request.build_absolute_uri(question_url(post.pk, post.title)),
        "noindex": not post.is_public,
        "nav": "questions",
    }
    return render(request, "qa/posts/question_detail.html", context, status=status)


def category_path(post: Post) -> list[Category]:
    """From the top of the tree to the question's category; one query when it has any."""
    if post.category_id is None:
        return []
    rows = {row.pk: row for row in Category.objects.all()}
    path, node = [], rows.get(post.category_id)
    while node is not None:
        path.append(node)
        node = rows.get(node.parent_id)
    return path[::-1]


def _note_sharing(request, question: Post, user_id: int) -> None:
    """Somebody followed the link of the member `user_id`, who does not count among the visitors."""
    if user_id and user_id != request.user.pk and view_counting.is_visit(request):
        note_share_visit(question=question, member_id=user_id, network=network_of(request))


def _answer_place(request, post: Post) -> str:
    """The address of an answer, on the page of the thread where it stands."""
    if not post.is_answer:
        return post_url(post)
    visible = Post.objects.filter(kind=2, parent=post.parent_id).visible_to(request.user)
    ids = list(
        visible.answers_sorted("votes", post.parent.accepted_answer_id, site_settings().accepted_first).values_list(
            "pk", flat=True
        )
    )
    number = ids.index(post.pk) // ANSWERS_PER_PAGE + 1
    place = question_url(post.parent_id, post.parent.title)
    return f"{place}{f'?page={number}' if number > 1 else ''}#{post.pk}"


def _moved(request, post: Post):
    query = request.META.get("QUERY_STRING", "")
    return redirect(question_url(post.pk, post.title) + (f"?{query}" if query else ""), permanent=True)


def _orders():
    return [("votes", _("Votes")), ("newest", _("Newest")), ("oldest", _("Oldest")), ("active", _("Active"))]

"""Answering: members and guests send the same form; a guest's page holds neither token nor stamp until it is used."""

from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from qa.core.http import has_csrf_token, is_fragment, see_other, with_retry_after
from qa.core.ratelimits import network_of
from qa.core.verdict import Refusal
from qa.pages.views.errors import csrf_failure
from qa.posts import rules
from qa.posts.forms import answer_form_for
from qa.posts.models import Post
from qa.posts.services import guests
from qa.posts.services.answering import answer_question
from qa.posts.services.writing import Guest
from qa.posts.views.guest_cookie import guest_keys, keep_key, key_for
from qa.posts.views.thread import find_question, thread_page


@csrf_exempt  # checked below: a guest's form without a token is given back with one, its text kept
@require_POST
def answer(request, question_id: int):
    """POST: 303 to the answer; 422 with the form and its reasons otherwise."""
    question = find_question(request, question_id)
    if request.user.is_authenticated and not has_csrf_token(request):
        return csrf_failure(request)
    form = answer_form_for(request.user, request.POST)
    if not form.is_valid():
        return _again(request, question, form)
    try:
        if request.user.is_authenticated:
            post = answer_question(
                question=question, by=request.user, body=form.cleaned_data["body"], network=network_of(request)
            )
            return _done(request, post.get_absolute_url())
        return _guest_answer(request, question, form)
    except Refusal as refused:
        form.refuse(refused)
        return _again(request, question, form)


def _guest_answer(request, question: Post, form):
    rules.may_answer(request.user, question).require()
    guests.check_stamp(form.cleaned_data["stamp"] if has_csrf_token(request) else "")
    key = key_for(request)
    guest = Guest(form.cleaned_data["guest_name"], form.cleaned_data["guest_email"], key)
    post = answer_question(
        question=question, by=request.user, body=form.cleaned_data["body"], network=network_of(request), guest=guest
    )
    response = _done(request, reverse("posts:guest-thanks", args=[post.pk]))
    keep_key(response, request, key)
    return response


def _done(request, url: str):
    """303 to where the answer stands; htmx is told to go there, for it would follow silently."""
    response = see_other(url)
    if is_fragment(request):
        response.status_code = 204
        response["HX-Redirect"] = url
    return response


def _again(request, question: Post, form):
    """The form once more, with its reasons, everything typed, and for a guest a token and a stamp."""
    if not request.user.is_authenticated:
        form.renew_stamp(guests.new_stamp())
        get_token(request)
    if is_fragment(request):
        context = {"question": question, "answer_form": form, "fresh": True}
        return with_retry_after(render(request, "qa/posts/_answer_form.html", context, status=form.status), form)
    return with_retry_after(thread_page(request, question, form=form, fresh=True, status=form.status), form)


@never_cache
@require_safe
def guest_form(request, question_id: int):
    """The guest's form with a token and a stamp, fetched when the plain one is first used."""
    question = find_question(request, question_id)
    form = answer_form_for(request.user)
    if not request.user.is_authenticated:
        form.renew_stamp(guests.new_stamp())
    get_token(request)
    context = {"question": question, "answer_form": form, "fresh": True}
    return render(request, "qa/posts/_answer_form.html", context)


@never_cache
@require_safe
def thanks(request, post_id: int):
    """What the guest sees after posting: where it stands, and the way to edit it; for their own browser only."""
    post = get_object_or_404(Post.objects.select_related("parent", "concealment"), pk=post_id)
    if not guests.holds_key(post, guest_keys(request)):
        raise Http404("There is nothing at this address.")
    held = post.concealment_id is not None and post.concealment.kind == "held"
    context = {"answer": post, "post": post, "held": held, "edit_url": reverse("posts:edit", args=[post.pk])}
    return render(request, "qa/posts/guest_thanks.html", context)

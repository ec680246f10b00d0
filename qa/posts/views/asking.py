"""The page for asking."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from qa.core.http import see_other, with_retry_after
from qa.core.ratelimits import network_of
from qa.core.verdict import Refusal
from qa.posts import rules
from qa.posts.forms import AskForm, GuestQuestionForm
from qa.posts.services import guests
from qa.posts.services.asking import ask_question
from qa.posts.services.drafts import draft_of
from qa.posts.services.writing import Guest
from qa.posts.views.guest_cookie import keep_key, key_for


@never_cache
def ask(request):
    """GET: the form, with the member's draft. POST: 303 to the question, or the form again with its reasons."""
    verdict = rules.may_ask(request.user)
    if not verdict and not request.user.is_authenticated and request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    verdict.require()
    member = request.user.is_authenticated
    form_class = AskForm if member else GuestQuestionForm
    draft = draft_of(request.user, "ask")
    if request.method != "POST":
        return _page(request, form_class(initial=_initial(request, draft)), draft)
    form = form_class(request.POST)
    key = "" if member else key_for(request)
    if form.is_valid():
        data = form.cleaned_data
        try:
            if not member:
                guests.check_stamp(data["stamp"])
            question = ask_question(
                by=request.user,
                title=data["title"],
                body=data["body"],
                tag_names=data["tags"],
                category=data["category"],
                network=network_of(request),
                guest=None if member else Guest(data["guest_name"], data["guest_email"], key),
            )
        except Refusal as refused:
            form.refuse(refused)
        else:
            _remind_of_address(request)
            response = see_other(question.get_absolute_url() if question.is_public else f"/posts/{question.pk}/thanks")
            if not member:
                keep_key(response, request, key)
            return response
    return _page(request, form, None, status=form.status)


def _remind_of_address(request) -> None:
    """Who asks wants to hear of answers, and mail goes to confirmed addresses only."""
    if request.user.is_authenticated and not request.user.has_confirmed_address:
        messages.info(
            request, _("Confirm your e-mail address to be told of answers: the link is in the mail we sent you.")
        )


def _initial(request, draft) -> dict:
    """The draft, else what the address suggests (`?title=…&tags=…&category=…`)."""
    if draft:
        return {"title": draft.title, "body": draft.body, "tags": draft.tags, "category": draft.category}
    return {name: request.GET.get(name, "") for name in ("title", "tags", "category")}


def _page(request, form, draft, status: int = 200):
    if not request.user.is_authenticated:
        form.data = form.data.copy() if form.is_bound else form.data
        form.initial["stamp"] = guests.new_stamp()
        if form.is_bound:
            form.data["stamp"] = form.initial["stamp"]
    context = {"form": form, "draft": draft, "nav": "ask"}
    return with_retry_after(render(request, "qa/posts/question_ask.html", context, status=status), form)

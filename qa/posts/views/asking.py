"""The page for asking."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.urls import reverse
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
    form_class = AskForm if request.user.is_authenticated else GuestQuestionForm
    if request.method != "POST":
        draft = draft_of(request.user, "ask")
        return _page(request, form_class(initial=_initial(request, draft)), draft)
    form = form_class(request.POST)
    if form.is_valid():
        try:
            return _posted(request, form.cleaned_data)
        except Refusal as refused:
            form.refuse(refused)
    return _page(request, form, None, status=form.status)


def _posted(request, data: dict):
    """Write the question and lead to where it stands; raises what the service refuses."""
    guest = None
    if not request.user.is_authenticated:
        guests.check_stamp(data["stamp"])
        guest = Guest(data["guest_name"], data["guest_email"], key_for(request))
    question = ask_question(
        by=request.user,
        title=data["title"],
        body=data["body"],
        tag_names=data["tags"],
        category=data["category"],
        network=network_of(request),
        guest=guest,
    )
    _remind_of_address(request)
    if question.is_public:
        response = see_other(question.get_absolute_url())
    else:
        response = see_other(reverse("posts:guest-thanks", args=[question.pk]))
    if guest:
        keep_key(response, request, guest.key)
    return response


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
        form.renew_stamp(guests.new_stamp())
    context = {"form": form, "draft": draft, "nav": "ask"}
    return with_retry_after(render(request, "qa/posts/question_ask.html", context, status=status), form)

"""Pages of bounties: giving points for a question, and awarding them to an answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from qa.bounties import rules
from qa.bounties.amounts import range_for, running_on
from qa.bounties.forms import AddForm, OfferForm
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.offering import add_to_bounty, offer_bounty
from qa.core.http import is_fragment, see_other
from qa.core.verdict import Refusal
from qa.posts.models import Post
from qa.site.current import site_settings


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bounty(request, post_id: int):
    """`/posts/<question>/bounty`: begin a bounty or add to the one that runs. POST: 303 to the question, or 422."""
    question = get_object_or_404(Post.objects.questions_visible_to(request.user).for_thread(), pk=post_id)
    running = running_on(question)
    if running:
        running.question = question
    (rules.may_add(request.user, running) if running else rules.may_begin(request.user, question)).require()
    rules.may_have_one_more(request.user).require()
    possible = range_for(request.user, question)
    possible.require_affordable(request.user.reputation)
    form = (AddForm if running else OfferForm)(
        request.POST if request.method == "POST" else None, range=possible, have=request.user.reputation
    )
    if form.is_bound and form.is_valid():
        try:
            (add_to_bounty if running else offer_bounty)(question=question, by=request.user, **form.cleaned_data)
        except Refusal as refused:
            form.refuse(refused)
        else:
            begun = _("Thank you. Your bounty stands above the answers now.")
            messages.success(request, _("Thank you. Your points are added.") if running else begun)
            return see_other(question.get_absolute_url())
    context = {"form": form, "question": question, "running": running, "site": site_settings(), "nav": "questions"}
    return render(request, "qa/bounties/bounty_offer.html", context, status=form.status if form.errors else 200)


@require_POST
def award(request, post_id: int):
    """POST gives the question's bounty to this answer. 303 to the answer."""
    answers = Post.objects.answers_only().visible_to(request.user).select_related("parent")
    answer = get_object_or_404(answers, pk=post_id)
    given = award_bounty(answer=answer, by=request.user)
    said = ngettext("%(n)d point went to this answer.", "%(n)d points went to this answer.", given.points)
    messages.success(request, said % {"n": given.points})
    return HttpResponseClientRefresh() if is_fragment(request) else see_other(answer.get_absolute_url())

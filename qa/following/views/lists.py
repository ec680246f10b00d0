"""`/saved/lists`: making, renaming and deleting one's lists of saved posts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from qa.core.http import see_other, with_retry_after
from qa.core.verdict import Refusal
from qa.following.forms import SavedListForm
from qa.following.models import SavedList
from qa.following.services.lists import create_list, delete_list, rename_list


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def saved_lists(request):
    """All of one's lists; POST makes one."""
    form = SavedListForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            create_list(member=request.user, name=form.cleaned_data["name"])
            return see_other(reverse("following:lists"))
        except Refusal as refused:
            form.refuse(refused)
    rows = SavedList.objects.filter(member=request.user).annotate(posts=Count("saved_posts")).order_by("name")
    context = {"lists": rows, "form": form, "noindex": True}
    status = form.status if form.errors else 200
    return with_retry_after(render(request, "qa/following/lists.html", context, status=status), form)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request, list_id: int):
    saved_list = get_object_or_404(SavedList, member=request.user, pk=list_id)
    initial = {"name": saved_list.name}
    form = SavedListForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            rename_list(member=request.user, saved_list=saved_list, name=form.cleaned_data["name"])
            return see_other(reverse("following:lists"))
        except Refusal as refused:
            form.refuse(refused)
    context = {"saved_list": saved_list, "form": form, "noindex": True}
    status = form.status if form.errors else 200
    return with_retry_after(render(request, "qa/following/list_rename.html", context, status=status), form)


@never_cache
@login_required
@require_POST
def delete(request, list_id: int):
    """What was in the list stays saved."""
    delete_list(member=request.user, saved_list=get_object_or_404(SavedList, member=request.user, pk=list_id))
    messages.success(request, _("The list is gone; what was in it is still saved."))
    return see_other(reverse("following:lists"))

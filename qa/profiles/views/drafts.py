"""`/accounts/drafts/<id>/delete`: a member throws a draft away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qa.core.http import see_other
from qa.posts.models import Draft
from qa.posts.services.drafts import forget_draft


@login_required
@require_POST
def delete(request, draft_id: int):
    forget_draft(draft=get_object_or_404(Draft, pk=draft_id, member=request.user))
    messages.success(request, _("The draft is deleted."))
    return see_other(f"{request.user.get_absolute_url()}?tab=drafts")

"""What moderators do on the thread page itself."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from qa.core.http import back_or, see_other
from qa.core.verdict import Invalid
from qa.moderation.acts import Act
from qa.posts.models import Post
from qa.posts.rules import may_delete, may_moderate, may_restore

# Authors delete and restore their own posts by the same rules; everything else is for moderators.
MAY = {"hide": may_delete, "restore": may_restore}


@never_cache
@require_POST
def act_on_post(request, post_id: int, act: Act):
    """Do `act` to a post and go back to its thread; a refusal becomes a page with its sentence."""
    post = get_object_or_404(Post.objects.visible_to(request.user).for_thread().select_related("parent"), pk=post_id)
    (MAY[act.name](request.user, post) if act.name in MAY else may_moderate(request.user)).require()
    act.perform(post, request.user, _fields(act, request.POST))
    messages.success(request, act.done)
    if request.htmx:
        return HttpResponseClientRefresh()
    return see_other(back_or(request, post.get_absolute_url()))


def _fields(act: Act, data) -> dict:
    """The cleaned fields of the act's form; `Invalid` with the first complaint."""
    if act.form is None:
        return {}
    form = act.form(data)
    for field, complaints in form.errors.items():
        raise Invalid(complaints[0], "" if field == "__all__" else field)
    return form.cleaned_data

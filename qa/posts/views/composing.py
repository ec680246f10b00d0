"""What the composer asks while one types: a preview by the page's own renderer, a kept draft, a stored picture."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qa.core import privileges
from qa.core.ratelimits import network_of
from qa.core.verdict import Invalid, Refusal
from qa.posts import rules
from qa.posts.limits import spend_limits
from qa.posts.models import Draft, Post
from qa.posts.services.drafts import save_draft
from qa.posts.services.uploading import store_picture
from qa.posts.services.writing import render_body
from qa.site.current import site_settings


@require_POST
def preview(request):
    """The fragment that the page would show for `body`."""
    member = request.user if request.user.is_authenticated else None
    spend_limits("preview", by=member, network=network_of(request))
    html, _excerpt = render_body(request.POST.get("body", "")[: site_settings().body_max])
    return render(request, "qa/posts/_preview.html", {"html": html})


@require_POST
def draft(request):
    """204 once the draft is kept. `purpose` is ask, answer or edit; `post` the question or the post in hand."""
    privileges.may_take_part(request.user).require()
    purpose = request.POST.get("purpose", "")
    if purpose not in Draft.Purpose.values:
        raise Invalid(_("That is no kind of draft."))
    post = None
    if purpose != Draft.Purpose.ASK:
        number = request.POST.get("post", "")
        if not (number.isascii() and number.isdecimal() and len(number) < 19):
            raise Invalid(_("A draft belongs to a post."))
        post = get_object_or_404(Post.objects.visible_to(request.user), pk=int(number))
    if purpose == Draft.Purpose.EDIT:  # open pages show that an edit is on its way
        rules.may_edit(request.user, post).require()
    spend_limits("draft", by=request.user, network="")
    text = {name: request.POST.get(name, "") for name in ("title", "body", "tags", "category")}
    save_draft(member=request.user, purpose=purpose, post=post, **text)
    return HttpResponse(status=204)


@require_POST
def upload(request):
    """JSON `{url, markdown}` of the stored picture, or `{error}` with the status of the refusal."""
    try:
        file = request.FILES.get("file")
        if file is None:
            raise Invalid(_("Please choose a picture first."), "file")
        stored = store_picture(member=request.user, file=file, network=network_of(request))
    except Refusal as refused:
        return JsonResponse({"error": str(refused)}, status=refused.status)
    url = stored.file.url
    return JsonResponse({"url": url, "markdown": f"![{_('describe the picture')}]({url})"}, status=201)

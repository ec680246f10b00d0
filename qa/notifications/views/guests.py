"""The links in a guest's mails. A GET changes nothing (mail programs fetch links by themselves); the button does.

The token in the address is the permission, so that no CSRF token and no cookie is needed: mail programs POST here too.
"""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from qa.notifications.links import CONFIRM, FORGET, read_token, signed_link
from qa.notifications.services.guests import forget as forget_everywhere
from qa.posts.models import Post
from qa.posts.services.guests import confirm_address

methods = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt
@never_cache
@methods
def confirm(request, token: str):
    """`/guest/confirm/<token>`: the address is the guest's own."""
    post_id = read_token(CONFIRM, token)
    done = request.method == "POST" and confirm_address(post_id)
    gone = not done and not Post.objects.filter(pk=post_id, guest__email__isnull=False).exists()
    context = {"done": done, "gone": gone, "forget_url": signed_link(FORGET, post_id), "noindex": True}
    return render(request, "qa/notifications/guest_confirm.html", context | _place(post_id))


@csrf_exempt
@never_cache
@methods
def forget(request, token: str):
    """`/guest/forget/<token>`: erase the address. Twice is once; also what a mail program's own button calls."""
    post_id = read_token(FORGET, token)
    if request.method == "POST":
        forget_everywhere(post_id)
    gone = not Post.objects.filter(pk=post_id, guest__email__isnull=False).exists()
    return render(request, "qa/notifications/guest_forget.html", {"gone": gone, "noindex": True} | _place(post_id))


def _place(post_id: int) -> dict:
    """Where the way back leads: to the post, when everybody may see it."""
    return {"post": Post.objects.public().select_related("parent").filter(pk=post_id).first()}

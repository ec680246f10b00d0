"""`/mentions?q=na&question=7`: names for `@na`, for members only."""

from django.db import transaction
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qa.core.text import clean_line
from qa.following.limits import spend_look
from qa.following.mentioning import people_to_mention
from qa.following.rules import may_keep
from qa.posts.models import Post

LONGEST = 40


@never_cache
@require_safe
def mentions(request):
    """At most eight as a JSON list of {username, name, here}: `here` takes part in the thread. Never an address."""
    may_keep(request.user).require()
    with transaction.atomic():
        spend_look(request.user)
    text = clean_line(request.GET.get("q", "")[: LONGEST + 1])
    people = people_to_mention(reader=request.user, text=text, question_id=_question_id(request))
    rows = [{"username": user.username, "name": user.display_name, "here": user.takes_part} for user in people]
    return JsonResponse(rows, safe=False)


def _question_id(request) -> int | None:
    """The thread, when there is one and the reader sees it."""
    number = request.GET.get("question", "")
    if not (number.isascii() and number.isdecimal()) or len(number) > 18:
        return None
    return Post.objects.questions_visible_to(request.user).filter(pk=int(number)).values_list("pk", flat=True).first()

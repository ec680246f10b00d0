"""What pages show of bounties: the notice on a question, the buttons of a thread, a member's own list."""

from django.db.models import Count, Exists, OuterRef

from qa.bounties import rules
from qa.bounties.models import Bounty, Contribution
from qa.core.paging import Page, page_size, paginate
from qa.posts.models import Post


def dress_thread(user, question: Post, answers: list[Post]) -> Bounty | None:
    """The bounty that runs on `question`, with what `user` may do about it; the posts carry their `may` already.

    One query where there is a bounty, none elsewhere.
    """
    question.may.set_bounty = user.is_authenticated and bool(rules.may_begin(user, question))
    if not question.bounty:
        return None
    shown = Bounty.objects.running().filter(question=question).select_related("starter")
    shown = shown.annotate(givers=Count("contributions"))
    if user.is_authenticated:
        shown = shown.annotate(is_mine=Exists(Contribution.objects.filter(bounty=OuterRef("pk"), member=user)))
    bounty = shown.first()
    if bounty is None:
        return None
    bounty.question = question
    bounty.others = bounty.givers - 1
    bounty.can_be_added_to = user.is_authenticated and not bounty.is_mine and bool(rules.could_add(user, bounty))
    if user.is_authenticated and bounty.starter_id == user.pk:
        for answer in answers:
            answer.may.award = rules.may_award(user, bounty, answer)
    return bounty


def bounties_of(request, member) -> dict:
    """For a tab of the profile: `offered` (a page of contributions) and `won` (the latest awards). Fixed queries.

    Only what stands on questions that the reader can see. Shown by `qa/bounties/_of_member.html`.
    """
    visible = Post.objects.visible_to(request.user)
    given = Contribution.objects.filter(member=member, bounty__question__in=visible).order_by("-at", "-id")
    won = Bounty.objects.filter(winner=member, awarded_to__in=visible).order_by("-ended_at", "-id")
    texts = ("body", "body_html")
    return {
        "offered": _page(
            request,
            given.select_related("bounty__question", "bounty__winner").defer(
                *(f"bounty__question__{name}" for name in texts)
            ),
        ),
        "won": won.select_related("awarded_to__parent").defer(
            *(f"awarded_to__{name}" for name in texts), *(f"awarded_to__parent__{name}" for name in texts)
        )[:30],
    }


def _page(request, rows) -> Page:
    return paginate(request, rows, page_size(request))

"""How many people a member's posts may have reached: an estimate, and said to be one."""

from django.db.models import Sum

from qa.posts.models import Post


def people_reached(member) -> int:
    """Views of the public questions that the member has asked, or has given an answer to that was voted up.

    Views are page views, so who comes twice counts twice; a question counts once however much the member wrote there.
    """
    public = Post.objects.public().order_by()
    asked = public.questions().filter(author=member).values("pk")
    helped = public.answers_only().filter(author=member, score__gt=0).values("parent_id")
    threads = Post.objects.filter(pk__in=asked.union(helped), concealment=None)
    return threads.aggregate(views=Sum("view_count"))["views"] or 0

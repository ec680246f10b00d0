"""Pages of categories."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qa.core.text import clean_line
from qa.posts.models import Post
from qa.posts.views.lists import question_list
from qa.tags.models import Category


@require_safe
def category_list(request):
    """`/categories`: the whole tree; a category's count includes those inside it."""
    categories = Category.objects.in_tree_order()
    for row in reversed(categories):  # children stand after their parents
        row.total_count = row.question_count + sum(child.total_count for child in row.children)
    return render(request, "qa/tags/category_list.html", {"categories": categories, "nav": "categories"})


@require_safe
def category(request, slug: str):
    """`/categories/<slug>`: the questions in a category and in those inside it."""
    found = get_object_or_404(Category, slug=clean_line(slug))
    inside = Category.objects.with_descendants(found)
    return question_list(
        request,
        Post.objects.questions_visible_to(request.user).in_categories(inside),
        heading=found.name,
        nav="categories",
        category=found,
        intro=found.description,
        subcategories=Category.objects.filter(parent=found),
        empty_message=_("Nobody has asked here yet."),
    )

"""The buttons of `qa.following` in templates: with the marks that a page has at hand, or with one query for them."""

from django import template

from qa.following import buttons
from qa.following.mine import marks_on
from qa.following.rules import may_mute

register = template.Library()
BUTTONS = "qa/following/_buttons.html"


@register.inclusion_tag(BUTTONS, takes_context=True)
def thread_buttons(context, post):
    """Save, and on the question Follow. `post` is dressed."""
    mine = post.mine
    shown = [buttons.follow_button("question", post.pk, mine.follows)] if post.is_question else []
    return _context(context, [*shown, buttons.save_button(post.pk, mine.saved.get(post.pk))], pair=True)


@register.inclusion_tag("qa/following/_mute_menu.html", takes_context=True)
def thread_mutes(context, post):
    """Mute the thread (on the question) and who wrote the post, as far as the reader may. `post` is dressed."""
    mine, author = post.mine, post.author
    shown = [buttons.mute_button("question", post.pk, mine.muted)] if post.is_question else []
    if author and not author.is_system and may_mute(context["request"].user, author):
        shown.append(buttons.mute_button("person", author.pk, author.pk in mine.muted_people, author.display_name))
    return _context(context, shown, css="button", pair=post.is_question)


@register.inclusion_tag(BUTTONS, takes_context=True)
def follow_this(context, column: str, thing):
    """Follow a tag, a category or a person, and mute a person. One query; for visitors nothing."""
    user = context["request"].user
    if not user.is_authenticated or (column == "person" and thing.pk == user.pk):
        return {"buttons": []}
    marks = marks_on(user, column, thing.pk)
    shown = [buttons.follow_button(column, thing.pk, "follow" in marks)]
    if column == "person" and may_mute(user, thing):
        shown.append(buttons.mute_button("person", thing.pk, "mute" in marks, thing.display_name))
    return _context(context, shown, css="button", back=context["request"].get_full_path(), pair=len(shown) > 1)


@register.inclusion_tag(BUTTONS, takes_context=True)
def take_back(context, kind: str, column: str, thing):
    """The button that ends a follow or a mute in the lists of the member's own; no query."""
    make = {"follow": lambda: buttons.follow_button(column, thing.pk, True)}
    make["mute"] = lambda: buttons.mute_button(column, thing.pk, True, getattr(thing, "display_name", ""))
    return _context(context, [make[kind]()], css="button", back=context["request"].get_full_path())


def _context(context, shown, css: str = "button-link", back: str = "", pair: bool = False) -> dict:
    """`pair`: Follow and Mute of the same thing are both on this page, so the answer to one brings the other too."""
    return {"buttons": shown, "css": css, "back": back, "pair": pair, "csrf_token": context.get("csrf_token")}

"""Short words for what a moderator does in the admin."""

from django.urls import reverse


def act(client, post, name: str, *, model: str = "", **fields):
    """Press the button `name` on the page of `post`."""
    model = model or ("posts_question" if post.is_question else "posts_answer")
    return client.post(reverse(f"admin:{model}_act", args=[post.pk, name]), fields)


def in_bulk(client, model: str, name: str, things, **fields):
    """Choose `name` for the selected rows of the list of `model`."""
    chosen = {"action": name, "_selected_action": [thing.pk for thing in things], "index": 0, **fields}
    return client.post(reverse(f"admin:{model}_changelist"), chosen, follow=True)

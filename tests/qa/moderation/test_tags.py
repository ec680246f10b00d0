"""Merging and renaming tags, emptying categories: rows, counts, synonyms, refusals, the log."""

import pytest
from django.urls import reverse

from qa.core.verdict import Conflict, Invalid
from qa.moderation.models import LogEntry
from qa.posts.models import Post, PostTag
from qa.posts.services.concealing import delete_post
from qa.posts.services.editing import tag_names_of
from qa.reputation.services.reconciling import differences
from qa.tags.models import Category, Tag, TagSynonym
from qa.tags.services.arranging import empty_category
from qa.tags.services.merging import merge_tag
from qa.tags.services.naming import tags_named
from qa.tags.services.renaming import rename_tag
from tests.factories import category, member, question, tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def mo():
    return member("mo", staff=True)


def test_merging_moves_rows_once_and_leaves_a_synonym(mo):
    only, both, hidden = question(tags=["insomnia"]), question(tags=["insomnia", "sleep"]), question(tags=["insomnia"])
    delete_post(post=hidden, by=mo)
    source, target = tag("insomnia"), tag("sleep")
    merge_tag(source=source, target=target, by=mo)
    assert tag_names_of(only) == tag_names_of(both) == tag_names_of(hidden) == ["sleep"]
    assert PostTag.objects.filter(content_object=both).count() == 1
    target.refresh_from_db()
    assert target.question_count == 2  # the hidden one does not count
    assert not Tag.objects.filter(name="insomnia").exists()
    assert TagSynonym.objects.get(name="insomnia").target == target
    assert tags_named(["insomnia"], by=mo) == [target]
    assert only.revisions.get().tag_names == ["insomnia"]
    assert not any(differences().values())
    assert LogEntry.objects.get(action="merge-tag").target == "insomnia → sleep"


def test_earlier_synonyms_follow(mo):
    source, target = tag("insomnia"), tag("sleep")
    TagSynonym.objects.create(name="sleepless", target=source)
    merge_tag(source=source, target=target, by=mo)
    assert set(target.synonyms.values_list("name", flat=True)) == {"sleepless", "insomnia"}


def test_a_tag_is_not_merged_into_itself_nor_twice(mo):
    source, target = tag("insomnia"), tag("sleep")
    with pytest.raises(Invalid, match="into itself"):
        merge_tag(source=source, target=source, by=mo)
    merge_tag(source=Tag.objects.get(pk=source.pk), target=target, by=mo)
    with pytest.raises(Conflict, match="somebody else"):
        merge_tag(source=source, target=target, by=mo)


def test_renaming_keeps_the_old_name_working(mo):
    post = question(tags=["slep"])
    rename_tag(tag=tag("slep"), name=" Sleep ", by=mo)
    assert tag_names_of(post) == ["sleep"]
    assert TagSynonym.objects.get().name == "slep"
    assert post.revisions.get().tag_names == ["slep"]
    assert LogEntry.objects.get().target == "slep → sleep"
    rename_tag(tag=tag("sleep"), name="slep", by=mo)  # and back
    assert list(TagSynonym.objects.values_list("name", flat=True)) == ["sleep"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("work", "You can merge"),
        ("jobs", "stands for"),
        ("two words", "up to 35"),
        ("", "up to 35"),
        ("x" * 36, "up to 35"),
    ],
)
def test_names_that_cannot_be(mo, name, sentence):
    TagSynonym.objects.create(name="jobs", target=tag("work"))
    with pytest.raises(Invalid, match=sentence):
        rename_tag(tag=tag("sleep"), name=name, by=mo)
    assert Tag.objects.filter(name="sleep").exists()


def test_c_and_its_relatives_keep_slugs_apart(mo):
    rename_tag(tag=tag("c++"), name="c#", by=mo)
    assert tag("c").slug != tag("c#").slug


def test_merge_and_rename_in_the_admin(client, mo):
    client.force_login(mo)
    post = question(tags=["insomnia", "dreams"])
    tag("sleep")
    chosen = {"action": "merge", "_selected_action": [tag("insomnia").pk, tag("dreams").pk], "index": 0}
    url = reverse("admin:tags_tag_changelist")
    assert "Merge into the tag" in client.post(url, chosen).content.decode()
    unknown = client.post(url, {**chosen, "confirmed": "1", "target": "slumber"})
    assert unknown.status_code == 422
    client.post(url, {**chosen, "confirmed": "1", "target": "sleep"})
    assert tag_names_of(post) == ["sleep"]
    page = reverse("admin:tags_tag_change", args=[tag("sleep").pk])
    assert client.post(page, {"name": "Rest", "description": "Nights and naps."}).status_code == 302
    assert tag("rest").description == "Nights and naps."
    tag("work")
    taken = client.post(page, {"name": "work", "description": ""})
    assert taken.status_code == 422
    assert "You can merge this one into it." in taken.content.decode()
    acts = list(LogEntry.objects.order_by("id").values_list("action", flat=True))
    assert acts[:3] == ["merge-tag", "merge-tag", "rename-tag"]


def test_synonyms_by_hand(client, mo):
    client.force_login(mo)
    tag("sleep")
    url = reverse("admin:tags_tagsynonym_add")
    assert client.post(url, {"name": "sleep", "target": "sleep"}).status_code == 200  # a tag, so no synonym
    assert client.post(url, {"name": "two words", "target": "sleep"}).status_code == 200
    assert client.post(url, {"name": "Slumber", "target": "sleep"}).status_code == 302
    assert TagSynonym.objects.get().name == "slumber"
    assert LogEntry.objects.get().action == "add"


def test_categories_are_arranged_without_circles_and_not_too_deep(client, mo):
    client.force_login(mo)
    top = category("top")
    chain = [top]
    for name in ("second", "third", "fourth"):
        chain.append(Category.objects.create(name=name, slug=name, parent=chain[-1]))
    url = reverse("admin:tags_category_change", args=[top.pk])
    fields = {"name": "Top", "slug": "top", "position": "5", "description": "Everything"}
    assert client.post(url, fields).status_code == 302
    assert Category.objects.get(slug="top").position == 5
    assert LogEntry.objects.get().action == "change"
    circle = client.post(url, {**fields, "parent": chain[2].pk})
    assert "cannot be inside itself" in circle.content.decode()
    fifth = {"name": "Fifth", "slug": "fifth", "position": "0", "parent": chain[3].pk}
    deep = client.post(reverse("admin:tags_category_add"), fifth)
    assert "four levels deep" in deep.content.decode()
    assert client.post(reverse("admin:tags_category_add"), {**fifth, "parent": top.pk}).status_code == 302


def test_a_category_with_questions_is_emptied_before_it_goes(client, mo):
    client.force_login(mo)
    old, new = category("old"), category("new")
    child = Category.objects.create(name="Child", slug="child", parent=old)
    post, hidden = question(category=old), question(category=old)
    delete_post(post=hidden, by=mo)
    delete = reverse("admin:tags_category_delete", args=[old.pk])
    refused = client.post(delete, {"post": "yes"}, follow=True)
    assert "still holds questions" in refused.content.decode()
    empty = reverse("admin:tags_category_act", args=[old.pk, "empty"])
    assert refused.redirect_chain[-1][0] == empty
    inside = client.post(empty, {"into": child.pk})
    assert inside.status_code == 422
    assert client.post(empty, {"into": new.pk}).status_code == 302
    post.refresh_from_db()
    child.refresh_from_db()
    assert (post.category, child.parent) == (new, new)
    assert Post.objects.get(pk=hidden.pk).category == new
    assert not any(differences().values())
    assert client.post(delete, {"post": "yes"}).status_code == 302
    assert not Category.objects.filter(slug="old").exists()
    acts = list(LogEntry.objects.order_by("id").values_list("action", flat=True))
    assert acts == ["delete", "move-category", "remove"]


def test_emptying_into_too_deep_a_place_changes_nothing(mo):
    old = category("old")
    Category.objects.create(name="Child", slug="child", parent=old)
    deepest = category("deep")
    for name in ("two", "three", "four"):
        deepest = Category.objects.create(name=name, slug=name, parent=deepest)
    with pytest.raises(Invalid, match="four levels"):
        empty_category(category=old, into=deepest, by=mo)
    assert Category.objects.get(slug="child").parent == old

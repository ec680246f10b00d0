"""Tags with scores, people reached, titles: what a profile sums up."""

import pytest
from django.core.exceptions import ValidationError

from qa.posts.models import Post
from qa.posts.services.concealing import delete_post
from qa.profiles.reach import people_reached
from qa.profiles.tag_scores import tag_scores
from qa.site.models import SiteSettings
from qa.votes.services import cast_vote
from tests.factories import VISITOR, answer, member, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return member("ada", points=500, display_name="Ada")


def voted(post, times: int = 1):
    for _vote in range(times):
        cast_vote(post=post, by=member(points=1000), kind="up")
    return post


def lines(someone, viewer) -> list[tuple]:
    return [(line.tag.name, line.posts, line.score) for line in tag_scores(someone, viewer)]


def test_tags_count_questions_and_answers_with_their_votes(client, ada):
    voted(question(by=ada, tags=["sleep", "c++"]), 2)
    voted(answer(to=question(tags=["sleep"]), by=ada), 3)
    answer(to=question(tags=["work", "anger"]), by=ada)
    voted(question(tags=["others"]))
    gone = question(by=ada, tags=["secret"])
    delete_post(post=gone, by=ada)
    assert lines(ada, VISITOR) == [("sleep", 2, 5), ("c++", 1, 2), ("anger", 1, 0), ("work", 1, 0)]
    assert ("secret", 1, 0) in lines(ada, ada)
    page = client.get(f"{ada.get_absolute_url()}?tab=tags").content.decode()
    assert 'href="/questions/tagged/c%2B%2B"' in page
    assert "secret" not in page
    assert "5 posts" not in client.get(ada.get_absolute_url()).content.decode()
    assert "2 posts" in client.get(ada.get_absolute_url()).content.decode()


def test_a_reader_is_counted_where_the_member_asked_or_helped(client, ada):
    def views(post, count):
        Post.objects.filter(pk=post.pk).update(view_count=count)
        return post

    views(question(by=ada), 1000)
    both = views(question(by=ada), 200)
    voted(answer(to=both, by=ada))
    voted(answer(to=views(question(), 30), by=ada))
    answer(to=views(question(), 4), by=ada)
    hidden = views(question(by=ada), 50_000)
    delete_post(post=hidden, by=ada)
    assert people_reached(ada) == 1230
    assert people_reached(member()) == 0
    page = client.get(ada.get_absolute_url()).content.decode()
    assert "about 1.2k readers" in page
    assert 'title="1230"' in page


@pytest.mark.parametrize(
    "text", ["Neighbour", "100", "100Neighbour", "-5 Lost", "1.5 Half", "10 A\n10 B", "5 " + "x" * 41]
)
def test_titles_that_cannot_be_read_are_refused_with_a_sentence(text):
    site = SiteSettings.objects.get(pk=1)
    site.titles = text
    with pytest.raises(ValidationError) as refused:
        site.full_clean()
    assert "please write points, a space and a title" in str(refused.value.message_dict["titles"])


def test_titles_stand_quietly_where_the_owner_has_set_them(client, ada, django_assert_num_queries):
    thread = question(by=ada)
    thread_page, profile = thread.get_absolute_url(), ada.get_absolute_url()
    assert 'class="title"' not in client.get(thread_page).content.decode() + client.get(profile).content.decode()
    site = SiteSettings.objects.get(pk=1)
    site.titles = "\n 100  Good neighbour \n1 Newcomer\n10000 Pillar & post"
    site.full_clean()
    site.save()
    for page in (thread_page, profile):
        assert "<bdi>Good neighbour</bdi>" in client.get(page).content.decode()
    ada.reputation = 10_000
    type(ada).objects.filter(pk=ada.pk).update(reputation=10_000)
    assert "<bdi>Pillar &amp; post</bdi>" in client.get(profile).content.decode()
    assert 'class="title"' not in client.get("/questions").content.decode()

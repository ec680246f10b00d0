"""Comments: who may, how long, how often, as page and as fragment."""

import pytest

from qa.core.verdict import Invalid, Refusal, TooOften
from qa.posts.models import Comment
from qa.posts.services.closing import lock_post
from qa.posts.services.commenting import add_comment, delete_comment, edit_comment, restore_comment
from qa.posts.services.concealing import delete_post
from qa.site.models import RateCounter
from tests.factories import VISITOR, answer, member, question

pytestmark = pytest.mark.django_db
TEXT = "Have you tried to *write* it down first?"


def comment(post=None, by=None, body=TEXT):
    RateCounter.objects.all().delete()
    return add_comment(post=post or question(), by=by or member(staff=True), body=body)


@pytest.mark.parametrize(("length", "fits"), [(14, False), (15, True), (600, True), (601, False)])
def test_fifteen_to_six_hundred_characters(length, fits):
    if fits:
        assert comment(body="x" * length).body_html
        return
    with pytest.raises(Invalid):
        comment(body="x" * length)
    assert not Comment.objects.exists()


def test_fifty_points_elsewhere_one_around_ones_own(grown):
    asker, helper, other = member(), member(), member(points=49)
    asked = question(by=asker)
    given = answer(to=asked, by=helper)
    for who, post in ((asker, asked), (asker, given), (helper, given)):
        assert comment(post, who)
    for who, post in ((helper, asked), (other, asked), (other, given)):
        with pytest.raises(Refusal, match="50 points to comment everywhere"):
            comment(post, who)
    with pytest.raises(Refusal, match="log in"):
        comment(asked, VISITOR)
    assert comment(asked, member(points=50))


def test_a_comment_is_posted_as_page_and_for_htmx(browser, headers):
    asked = question()
    response = browser(asked.author).post(f"/posts/{asked.pk}/comments", {"body": TEXT}, headers=headers)
    posted = Comment.objects.get()
    if headers:
        assert response.status_code == 200
        assert f'id="comment{posted.pk}_{asked.pk}"' in response.text
        assert "<em>write</em>" in response.text
        assert "<h1" not in response.text
    else:
        assert (response.status_code, response["Location"]) == (
            303,
            f"{asked.get_absolute_url()}#comment{posted.pk}_{asked.pk}",
        )
    asked.refresh_from_db()
    assert asked.comment_count == 1


def test_a_refused_comment_is_422_and_kept(browser, headers):
    asked = question()
    response = browser(asked.author).post(f"/posts/{asked.pk}/comments", {"body": "Too short"}, headers=headers)
    assert response.status_code == 422
    assert "Too short" in response.text
    assert "at least 15" in response.text


def test_without_the_privilege_it_is_403_with_the_reason_and_kept(browser, headers, grown):
    asked = question()
    response = browser(member()).post(f"/posts/{asked.pk}/comments", {"body": TEXT}, headers=headers)
    assert response.status_code == 403
    assert "50 points" in response.text


def test_one_every_fifteen_seconds(browser, headers):
    asked = question()
    page = browser(asked.author)
    page.post(f"/posts/{asked.pk}/comments", {"body": TEXT})
    response = page.post(f"/posts/{asked.pk}/comments", {"body": TEXT + " Again."}, headers=headers)
    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 15
    assert "Again." in response.text
    with pytest.raises(TooOften):
        add_comment(post=asked, by=asked.author, body=TEXT)


def test_its_author_edits_it_and_others_do_not(browser):
    asked = question()
    posted = comment(asked, asked.author)
    page = browser(asked.author)
    assert page.post(f"/comments/{posted.pk}/edit", {"body": "Something quite different."}).status_code == 303
    posted.refresh_from_db()
    assert posted.body == "Something quite different."
    assert posted.edited_at
    assert page.post(f"/comments/{posted.pk}/edit", {"body": "short"}).status_code == 422
    assert page.post(f"/comments/{posted.pk}/edit").status_code == 422
    assert browser(member(points=5000)).post(f"/comments/{posted.pk}/edit", {"body": TEXT}).status_code == 403
    with pytest.raises(Refusal):
        edit_comment(comment=posted, by=member(points=5000), body=TEXT)


def test_a_deleted_comment_is_seen_by_moderators_only_and_counted_once(browser, headers):
    asked = question()
    posted = comment(asked, asked.author, body="A word that I regret by now.")
    response = browser(asked.author).post(f"/comments/{posted.pk}/delete", headers=headers)
    assert response.status_code == (200 if headers else 303)
    with pytest.raises(Refusal):
        delete_comment(comment=posted, by=asked.author)
    asked.refresh_from_db()
    assert asked.comment_count == 0
    assert "regret" not in browser().get(asked.get_absolute_url()).text
    assert "regret" not in browser(member()).get(f"/posts/{asked.pk}/comments").text
    assert "regret" in browser(member(staff=True)).get(asked.get_absolute_url()).text


def test_restoring_a_comment():
    asked, moderator = question(), member(staff=True)
    posted = comment(asked, asked.author)
    delete_comment(comment=posted, by=moderator)
    with pytest.raises(Refusal, match="Only a moderator"):
        restore_comment(comment=posted, by=asked.author)
    restore_comment(comment=posted, by=moderator)
    restore_comment(comment=posted, by=moderator)
    delete_comment(comment=posted, by=asked.author)
    restore_comment(comment=posted, by=asked.author)
    asked.refresh_from_db()
    assert asked.comment_count == 1


def test_locked_and_deleted_posts_take_no_comments():
    asked, moderator = question(), member(staff=True)
    lock_post(post=asked, by=moderator, reason="It was heated.")
    with pytest.raises(Refusal, match="heated"):
        comment(asked, asked.author)
    other = question()
    delete_post(post=other, by=other.author)
    with pytest.raises(Refusal, match="not public"):
        comment(other, other.author)


def test_mentions_are_linked_and_html_is_text():
    ada = member("ada")
    html = comment(body="@ada look: <img src=x onerror=alert(1)> and **this**").body_html
    assert f'href="{ada.get_absolute_url()}"' in html
    assert "<img" not in html
    assert "<strong>this</strong>" in html

"""What readers see of bounties: notice, form, buttons, lists, profile; and what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qa.bounties.models import Bounty
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due
from qa.bounties.services.offering import add_to_bounty
from qa.posts.services.concealing import delete_post
from qa.site.models import SiteSettings
from tests.factories import answer, member, question
from tests.qa.bounties.giving import later, offer, old_question, points, rich

pytestmark = pytest.mark.django_db


def logged_in(who) -> Client:
    client = Client()
    client.force_login(who)
    client.get("/about")  # notes the day of the visit
    return client


def test_a_bounty_is_set_with_the_form_and_shown_to_everybody(client):
    giver, asked = rich(), old_question()
    mine = logged_in(giver)
    thread = asked.get_absolute_url()
    form = f"/posts/{asked.pk}/bounty"
    assert f'href="{form}"' in mine.get(thread).text
    page = mine.get(form)
    assert page.status_code == 200
    assert all(f'{name}="{value}"' in page.text for name, value in (("min", 50), ("max", 500), ("step", 50)))
    response = mine.post(form, {"amount": "150", "reason": "reference", "note": "A <b>book</b>, perhaps"})
    assert (response.status_code, response["Location"]) == (303, thread)
    page = client.get(thread)
    assert "A bounty of 150 points" in page.text
    assert "reliable sources" in page.text
    assert "A &lt;b&gt;book&lt;/b&gt;, perhaps" in page.text
    assert giver.display_name in page.text
    assert "Add to it" not in page.text
    assert form not in page.text
    assert points(giver) == [850]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"amount": "60", "reason": "reference"}, "in steps of 50"),
        ({"amount": "", "reason": "reference"}, "how many points"),
        ({"amount": "9" * 30, "reason": "reference"}, "Not quite there yet"),
        ({"amount": "50"}, "what you wish for"),
        ({"amount": "50", "reason": "gold"}, "Not quite there yet"),
        ({"amount": "50", "reason": "details", "note": "x" * 301}, "300"),
    ],
)
def test_what_cannot_be_taken_is_given_back(sent, words):
    asked = old_question()
    response = logged_in(rich()).post(f"/posts/{asked.pk}/bounty", sent)
    assert response.status_code == 422
    assert words in response.text
    assert not Bounty.objects.exists()


def test_who_may_not_reads_why(client):
    asked = old_question()
    form = f"/posts/{asked.pk}/bounty"
    assert client.get(form).status_code == 302
    poor = logged_in(rich(74))
    assert form not in poor.get(asked.get_absolute_url()).text
    for response in (poor.get(form), poor.post(form, {"amount": "50", "reason": "details"})):
        assert response.status_code == 403
        assert "You need 75 points to set a bounty; you have 74." in response.text
    answered = rich(90)
    answer(to=asked, by=answered)
    response = logged_in(answered).get(form)
    assert (response.status_code, "at least 100 points" in response.text) == (403, True)
    assert logged_in(rich()).get("/posts/99999999/bounty").status_code == 404
    assert logged_in(rich()).get(f"/posts/{answer(to=asked).pk}/bounty").status_code == 404


def test_others_add_to_it(client):
    asked = old_question()
    starter, friend = rich(), rich()
    offer(on=asked, by=starter)
    form = f"/posts/{asked.pk}/bounty"
    assert "Add to it" not in logged_in(starter).get(asked.get_absolute_url()).text
    mine = logged_in(friend)
    assert "Add to it" in mine.get(asked.get_absolute_url()).text
    page = mine.get(form)
    assert 'name="reason"' not in page.text
    assert mine.post(form, {"amount": "100"}).status_code == 303
    page = client.get(asked.get_absolute_url()).text
    assert "A bounty of 150 points" in page
    assert "and 1 other" in page


def test_the_starter_awards_it_with_a_button_and_the_answer_keeps_the_mark(client):
    giver, asked = rich(), old_question()
    own, given = answer(to=asked, by=giver), answer(to=asked)
    bounty = offer(on=asked, by=giver, amount=100)
    mine = logged_in(giver)
    thread = asked.get_absolute_url()
    assert "Award the bounty" not in mine.get(thread).text  # not in its first day
    later(bounty, days=1)
    page = mine.get(thread).text
    assert page.count("Award the bounty") == 1
    assert f'action="/posts/{given.pk}/award"' in page
    assert f'action="/posts/{own.pk}/award"' not in page
    assert "Award the bounty" not in logged_in(rich()).get(thread).text
    assert logged_in(rich()).post(f"/posts/{given.pk}/award").status_code == 403
    response = mine.post(f"/posts/{given.pk}/award")
    assert response.status_code == 303
    assert response["Location"].endswith(f"#{given.pk}")
    page = client.get(thread).text
    assert "A bounty of" not in page
    assert "awarded by a bounty" in page
    assert mine.post(f"/posts/{given.pk}/award").status_code == 409


def test_htmx_shows_the_thread_anew():
    giver, asked = rich(), old_question()
    given = answer(to=asked)
    later(offer(on=asked, by=giver), days=1)
    response = logged_in(giver).post(f"/posts/{given.pk}/award", headers={"hx-request": "true"})
    assert response["HX-Refresh"] == "true"


def test_the_days_of_grace_are_told(client):
    asked = old_question()
    later(offer(on=asked, by=rich()), days=7)
    end_what_is_due()
    page = client.get(asked.get_absolute_url()).text
    assert "about to be awarded" in page
    assert "can be awarded until" in page


def test_the_list_of_bountied_questions(client):
    """Those that end within a day first, by their end; then by points. Not those in their days of grace."""
    small, large, soon, sooner, over = (old_question(tags=["sleep"]) for _n in range(5))
    plain = old_question()
    for asked, amount, age in ((small, 50, 1), (large, 500, 1), (soon, 50, 6.1), (sooner, 50, 6.5), (over, 500, 7)):
        later(offer(on=asked, by=rich(), amount=amount), days=age)
    end_what_is_due()
    for path in ("/questions?sort=bountied", "/questions/tagged/sleep?sort=bountied"):
        page = client.get(path)
        shown = [row.pk for row in page.context["questions"]]
        assert shown == [sooner.pk, soon.pk, large.pk, small.pk]
    assert page.text.count('class="bounty-mark"') == 4
    page = client.get("/questions?sort=newest")
    assert {row.pk for row in page.context["questions"]} >= {plain.pk, over.pk}
    assert page.text.count('class="bounty-mark"') == 4
    assert "+500" in page.text


def test_an_empty_list_says_so(client):
    question()
    assert "No bounty is running here" in client.get("/questions?sort=bountied").text


def test_the_owner_switches_them_off(client):
    SiteSettings.objects.update(bounties=False)
    asked = old_question()
    assert client.get("/questions?sort=bountied").status_code == 404
    assert "bountied" not in client.get("/questions").text
    mine = logged_in(rich())
    assert "Set a bounty" not in mine.get(asked.get_absolute_url()).text
    assert mine.get(f"/posts/{asked.pk}/bounty").status_code == 403


def test_who_wants_no_points_sees_none_of_it():
    asked, other = old_question(), old_question()
    offer(on=asked, by=rich())
    giver = rich()
    won = answer(to=other)
    later(offer(on=other, by=giver), days=2)
    award_bounty(answer=won, by=giver)
    mine = logged_in(rich(without_points=True))
    for path in (asked.get_absolute_url(), other.get_absolute_url(), "/questions?sort=newest"):
        page = mine.get(path).text
        assert "bounty-mark" not in page
        assert "Set a bounty" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_nothing_more(client, django_assert_num_queries, rows):
    for _n in range(rows):
        offer(on=old_question(), by=rich())
    client.get("/questions?sort=bountied")
    for path in ("/questions?sort=bountied", "/questions?sort=newest"):
        with django_assert_num_queries(4):  # settings, count, questions, tags
            assert client.get(path).text.count("bounty-mark") == rows


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_thread_costs_one_query_more_while_a_bounty_runs(client, rows):
    asked, starter = old_question(), rich()
    for _n in range(rows):
        answer(to=asked)
    thread, mine = asked.get_absolute_url(), logged_in(starter)
    visitor, member_before = queries(client, thread), queries(mine, thread)
    bounty = offer(on=asked, by=starter)
    for _n in range(rows):
        add_to_bounty(question=asked, by=rich(), amount=50)
    later(bounty, days=2)
    assert queries(client, thread) == visitor + 1
    assert queries(mine, thread) == member_before + 1
    assert mine.get(thread).text.count("Award the bounty") == rows


def test_visitors_get_the_same_bytes():
    asked = old_question()
    offer(on=asked, by=rich())
    assert Client().get(asked.get_absolute_url()).content == Client().get(asked.get_absolute_url()).content


@pytest.mark.parametrize("rows", [1, 3])
def test_a_profile_shows_what_was_offered_and_won(client, django_assert_num_queries, rows):
    ada = rich(5000)
    for _n in range(rows):
        theirs, giver = old_question(), rich()
        won = answer(to=theirs, by=ada)
        later(offer(on=theirs, by=giver, amount=200), days=2)
        award_bounty(answer=won, by=giver)
        later(offer(on=old_question(), by=ada), days=9)
        end_what_is_due()
    path = f"{ada.get_absolute_url()}?tab=bounties"
    client.get(path)
    with django_assert_num_queries(7):  # settings, member, what they wrote, their badges, page, its rows, won
        page = client.get(path).text
    assert page.count("+200") == rows
    assert page.count("ended without an award") == rows
    delete_post(post=won, by=member(staff=True))
    assert client.get(path).text.count("+200") == rows - 1

"""The page of choices: the table, quiet hours, presets; and what is kept of them."""

from datetime import time

import pytest

from qa.notifications.kinds import ALL
from qa.notifications.models import Preference
from qa.site.models import SiteSettings
from tests.factories import member
from tests.qa.notifications.people import confirmed_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(client):
    SiteSettings.objects.update(push=True)
    user = confirmed_member("ida")
    client.force_login(user)
    return user


def filled(client, **changed) -> dict:
    """The form as the page shows it, with some fields changed."""
    form = client.get("/inbox/settings").context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in shown.items() if value not in (None, False)} | changed


def save(client, **changed):
    return client.post("/inbox/settings", filled(client, **changed))


def test_the_page_shows_the_defaults(client, ida):
    page = client.get("/inbox/settings")
    assert page.status_code == 200
    form = page.context["form"]
    assert form["mail-answer"].value() == "now"
    assert form["push-badge"].value() == "never"
    assert page.text.count("<select") == 2 * len(ALL) + 1  # and the theme in the foot


def test_saving_what_is_shown_keeps_nothing_but_the_defaults(client, ida):
    assert save(client).status_code == 303
    preference = Preference.objects.get(member=ida)
    assert preference.rhythms == {}
    assert (preference.quiet_from, preference.discreet, preference.weekly_digest) == (None, False, False)


def test_each_choice_is_kept_and_shown_again(client, ida):
    wishes = {"mail-answer": "weekly", "push-comment": "never", "quiet_from": "22:00", "quiet_until": "07:30",
              "discreet": "on", "weekly_digest": "on"}  # fmt: skip
    reply = client.post("/inbox/settings", filled(client, **wishes), follow=True)
    assert "From now on you are told as you wish." in reply.text
    preference = Preference.objects.get(member=ida)
    assert preference.rhythms == {"answer": {"mail": "weekly"}, "comment": {"push": "never"}}
    assert (preference.quiet_from, preference.quiet_until) == (time(22), time(7, 30))
    assert preference.discreet
    assert preference.weekly_digest
    shown = filled(client)
    assert (shown["mail-answer"], shown["push-comment"]) == ("weekly", "never")
    assert 'value="22:00"' in client.get("/inbox/settings").text
    save(client, **{"mail-answer": "now"})
    preference.refresh_from_db()
    assert preference.rhythms == {"comment": {"push": "never"}}


def test_half_of_the_quiet_hours_is_an_error_and_nothing_is_lost(client, ida):
    reply = save(client, quiet_from="22:00", **{"mail-answer": "daily"})
    assert reply.status_code == 422
    assert "Please give both times, or none." in reply.text
    assert reply.context["form"]["mail-answer"].value() == "daily"
    assert not Preference.objects.exists()


@pytest.mark.parametrize("value", ["sometimes", ""])
def test_what_is_no_rhythm_is_refused(client, ida, value):
    assert save(client, **{"mail-answer": value}).status_code == 422


def test_only_what_is_said_to_me(client, ida):
    client.post("/inbox/settings", {"preset": "to-me"})
    preference = Preference.objects.get(member=ida)
    told = {kind.name for kind in ALL if preference.rhythm(kind.name, "mail") != "never"}
    assert told == {"mention", "state", "reminder", "message"} == {
        kind.name for kind in ALL if preference.rhythm(kind.name, "push") != "never"
    }  # fmt: skip


def test_nothing_by_mail_leaves_the_browser_and_the_quiet_hours_alone(client, ida):
    save(client, quiet_from="22:00", quiet_until="06:00", **{"push-answer": "daily"})
    client.post("/inbox/settings", {"preset": "no-mail"})
    preference = Preference.objects.get(member=ida)
    assert {preference.rhythm(kind.name, "mail") for kind in ALL} == {"never"}
    assert preference.rhythm("answer", "push") == "daily"
    assert preference.rhythm("mention", "push") == "now"
    assert preference.quiet_from == time(22)


def test_where_the_owner_offers_no_push_it_is_not_asked_and_stays_as_it_was(client, ida):
    save(client, **{"push-answer": "daily"})
    SiteSettings.objects.update(push=False)
    page = client.get("/inbox/settings")
    assert "In the browser" not in page.text
    assert page.text.count("<select") == len(ALL) + 1
    save(client, **{"mail-answer": "weekly"})
    assert Preference.objects.get(member=ida).rhythms == {"answer": {"mail": "weekly", "push": "daily"}}


def test_a_word_for_who_cannot_get_mail(client, ida):
    assert "no confirmed e-mail address" not in client.get("/inbox/settings").text
    client.force_login(member("noor"))
    assert "You have no confirmed e-mail address yet" in client.get("/inbox/settings").text


def test_it_is_found_from_the_account_and_from_the_inbox(client, ida):
    for path in ("/accounts/settings", "/inbox"):
        assert 'href="/inbox/settings"' in client.get(path).text


@pytest.mark.parametrize("kept", [False, True])
def test_the_page_costs_the_same_with_and_without_choices(client, ida, django_assert_num_queries, kept):
    if kept:
        save(client, **{"mail-answer": "weekly"})
    client.get("/inbox/settings")
    with django_assert_num_queries(8):  # session, member, settings, choices, address, browsers and their key, the bell
        client.get("/inbox/settings")

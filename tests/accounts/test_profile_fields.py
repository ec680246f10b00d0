"""The owner's profile fields: who writes, who reads, what leaves with the member."""

import json

import pytest
from django.core.exceptions import ValidationError

from accounts.models import ProfileField, ProfileValue, User
from accounts.services.profile_fields import save_values, values_shown
from tests.factories import VISITOR, member

pytestmark = pytest.mark.django_db
Kind, Audience = ProfileField.Kind, ProfileField.Audience
PROFILE = {"display_name": "Ada", "about": "", "location": "", "website": ""}


@pytest.fixture
def fields():
    made = [
        ProfileField(label="Pronouns", position=1, help="As you like."),
        ProfileField(
            label="I am here as",
            kind=Kind.CHOICE,
            choices="asking\nhelping\n\nasking",
            audience=Audience.MEMBERS,
            position=2,
        ),
        ProfileField(label="Practice", kind=Kind.URL, audience=Audience.MODERATORS, position=3),
    ]
    for field in made:
        field.full_clean()
        field.save()
    return made


@pytest.fixture
def ada(fields):
    ada = member("ada", display_name="Ada")
    values = dict(zip((field.pk for field in fields), ("she/her", "helping", "https://practice.example"), strict=True))
    save_values(member=ada, values=values)
    return ada


def labels(ada, viewer) -> list[str]:
    return [value.field.label for value in values_shown(member=ada, viewer=viewer)]


def test_each_field_is_read_by_its_audience(ada):
    everything = ["Pronouns", "I am here as", "Practice"]
    assert labels(ada, VISITOR) == everything[:1]
    assert labels(ada, member()) == everything[:2]
    assert labels(ada, member(staff=True)) == everything
    assert labels(ada, ada) == everything


def test_the_page_shows_no_more_than_that(client, ada):
    seen = {}
    for who, viewer in {"visitor": None, "member": member(), "moderator": member(staff=True)}.items():
        client.logout()
        if viewer:
            client.force_login(viewer)
        page = client.get(ada.get_absolute_url()).content.decode()
        seen[who] = ["she/her" in page, "helping" in page, "https://practice.example" in page]
    assert seen == {
        "visitor": [True, False, False],
        "member": [True, True, False],
        "moderator": [True, True, True],
    }


def test_a_member_fills_them_in_with_the_profile(client, fields, ada):
    client.force_login(ada)
    page = client.get("/accounts/settings").content.decode()
    for words in ("she/her", "As you like.", "Shown to members who are logged in.", "Shown to moderators only."):
        assert words in page
    names = [f"own_{field.pk}" for field in fields]
    sent = {**PROFILE, names[0]: "  they\u202e ", names[1]: "asking", names[2]: ""}
    assert client.post("/accounts/settings", sent).status_code == 303
    assert list(ada.profile_values.order_by("field").values_list("value", flat=True)) == ["they", "asking"]


@pytest.mark.parametrize(
    ("number", "value"), [(0, "x" * 201), (1, "shouting"), (2, "javascript:alert(1)"), (0, "a\x00b")]
)
def test_what_does_not_fit_is_refused_and_kept(client, fields, ada, number, value):
    client.force_login(ada)
    response = client.post("/accounts/settings", {**PROFILE, f"own_{fields[number].pk}": value})
    assert response.status_code == 422
    assert ProfileValue.objects.count() == 3


def test_a_choice_that_the_owner_took_away_stays_until_it_is_changed(client, fields, ada):
    ProfileField.objects.filter(pk=fields[1].pk).update(choices="asking\nlistening")
    client.force_login(ada)
    names = [f"own_{field.pk}" for field in fields]
    sent = {**PROFILE, names[0]: "she/her", names[1]: "helping", names[2]: ""}
    assert client.post("/accounts/settings", sent).status_code == 303
    assert ada.profile_values.get(field=fields[1]).value == "helping"


@pytest.mark.parametrize("choices", ["", "only one", "same\nsame", "x" * 201 + "\ny"])
def test_a_list_needs_two_choices_of_some_sense(choices):
    with pytest.raises(ValidationError):
        ProfileField(label="Here as", kind=Kind.CHOICE, choices=choices).full_clean()


def test_values_come_along_in_the_copy_and_go_with_the_member(client, ada):
    client.force_login(ada)
    content = json.loads(client.get("/accounts/export").content)
    assert content["profile_fields"][0] == {"field__label": "Pronouns", "value": "she/her"}
    assert len(content["profile_fields"]) == 3
    client.post("/accounts/leave", {"name": "keep", "password": "correct-horse-7"})
    assert not ProfileValue.objects.exists()


def test_the_owner_makes_fields_and_moderators_only_take_away_what_stands_in_them(client, fields, ada):
    moderator = member(staff=True)
    client.force_login(moderator)
    assert client.get("/admin/accounts/profilefield/").status_code == 403
    change = f"/admin/accounts/user/{ada.pk}/change/"
    assert "she/her" in client.get(change).content.decode()
    value = ada.profile_values.get(field=fields[0])
    theirs = ProfileValue.objects.create(user=moderator, field=fields[0], value="he/him")
    assert client.post(change, {**PROFILE, "taken_away": theirs.pk}).status_code == 200  # not this member's
    sent = {**PROFILE, "taken_away": value.pk}
    assert client.post(change, sent).status_code == 302
    assert set(ProfileValue.objects.filter(field=fields[0])) == {theirs}
    client.force_login(User.objects.create_superuser("owner", "o@example.org", "x"))
    made = {"label": "Town", "help": "", "kind": "text", "choices": "", "audience": "everyone", "position": 4}
    assert client.post("/admin/accounts/profilefield/add/", made).status_code == 302
    assert client.post("/admin/accounts/profilefield/add/", {**made, "label": "X", "kind": "choice"}).status_code == 200
    assert ProfileField.objects.filter(label="Town").exists()

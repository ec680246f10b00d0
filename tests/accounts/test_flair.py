"""Roles beside names: who gives them, where they show, and when they end."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Flair, FlairKind, User
from accounts.services.flair import end_expired, end_flair, give_flair, spread_word
from accounts.tasks import end_expired_flair
from qa.core.verdict import Invalid, Refusal
from qa.moderation.models import Action, LogEntry
from tests.factories import answer, member, question
from tests.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind():
    return FlairKind.objects.create(name="Verified psychologist", word="psychologist", description="We saw a diploma.")


@pytest.fixture
def moderator():
    return member("mod", staff=True)


def today() -> date:
    return timezone.now().date()


def shown(someone: User) -> tuple[str, date | None]:
    someone.refresh_from_db()
    return someone.flair, someone.flair_until


def test_it_is_given_replaced_and_ended_and_the_log_knows(kind, moderator):
    ada, until = member("ada"), today() + timedelta(days=30)
    give_flair(user=ada, kind=kind, by=moderator, expires_on=until, note="Saw the diploma.")
    assert shown(ada) == ("psychologist", until)
    other = FlairKind.objects.create(name="Peer supporter", word="peer", description="Trained by us.")
    give_flair(user=ada, kind=other, by=moderator)
    assert shown(ada) == ("peer", None)
    assert list(ada.flairs.filter(ended_at=None).values_list("kind__word", flat=True)) == ["peer"]
    assert end_flair(user=ada, by=moderator, reason="Moved away.") is True
    assert end_flair(user=ada, by=moderator) is False
    assert shown(ada) == ("", None)
    log = LogEntry.objects.filter(member=ada).order_by("pk").values_list("action", "reason")
    assert list(log) == [
        (Action.GIVE_FLAIR, "Saw the diploma."),
        (Action.GIVE_FLAIR, ""),
        (Action.END_FLAIR, "Moved away."),
    ]


def test_only_moderators_give_it_and_for_a_moderator_only_the_owner(kind, moderator):
    ada, owner = member("ada"), User.objects.create_superuser("owner", "o@example.org", "x")
    for by, to in [
        (ada, ada),
        (ada, member()),
        (moderator, moderator),
        (moderator, owner),
        (owner, member(is_system=True)),
    ]:
        with pytest.raises(Refusal):
            give_flair(user=to, kind=kind, by=by)
        with pytest.raises(Refusal):
            end_flair(user=to, by=by)
    assert not Flair.objects.exists()
    give_flair(user=moderator, kind=kind, by=owner)
    assert shown(moderator)[0] == "psychologist"


def test_a_day_in_the_past_is_refused_and_two_at_once_cannot_be(kind, moderator):
    ada = member("ada")
    with pytest.raises(Invalid):
        give_flair(user=ada, kind=kind, by=moderator, expires_on=today() - timedelta(days=1))
    give_flair(user=ada, kind=kind, by=moderator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Flair.objects.create(user=ada, kind=kind)


def test_the_night_ends_what_has_expired_and_nothing_else(kind, moderator):
    last_day_today, for_ever, over, replaced = member(), member(), member(), member()
    for someone, until in [(last_day_today, today()), (for_ever, None), (over, today()), (replaced, today())]:
        give_flair(user=someone, kind=kind, by=moderator, expires_on=until)
    Flair.objects.filter(user__in=[over, replaced]).update(expires_on=today() - timedelta(days=1))
    give_flair(user=replaced, kind=kind, by=moderator)
    assert end_expired() == 1
    words = [shown(who)[0] for who in (last_day_today, for_ever, over, replaced)]
    assert words == ["psychologist", "psychologist", "", "psychologist"]
    assert over.flairs.get().ended_at is not None
    assert end_expired() == 0


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_leave_one_role_and_its_copy(kind):
    ada, moderators = member("ada"), [member(staff=True), member(staff=True)]
    other = FlairKind.objects.create(name="Peer supporter", word="peer", description="Trained by us.")
    kinds = [kind, other]
    at_once(*(partial(give_flair, user=ada, kind=kinds[n], by=moderators[n]) for n in (0, 1)))
    assert ada.flairs.count() == 2
    assert shown(ada)[0] == ada.flairs.get(ended_at=None).kind.word


def test_the_clock_calls_it(kind, moderator):
    over = member()
    give_flair(user=over, kind=kind, by=moderator, expires_on=today())
    Flair.objects.update(expires_on=today() - timedelta(days=1))
    end_expired_flair(timestamp=0)
    assert shown(over)[0] == ""


def test_a_new_word_reaches_everybody_who_has_it(kind, moderator):
    ada, bob = member("ada"), member("bob")
    give_flair(user=ada, kind=kind, by=moderator)
    give_flair(user=bob, kind=kind, by=moderator)
    end_flair(user=bob, by=moderator)
    kind.word = "therapist"
    kind.save()
    spread_word(kind)
    assert (shown(ada)[0], shown(bob)[0]) == ("therapist", "")


def test_saving_a_profile_does_not_undo_it(kind, moderator):
    ada = member("ada")
    before = User.objects.get(pk=ada.pk)
    give_flair(user=ada, kind=kind, by=moderator)
    before.location = "Ockham"
    before.save()
    assert shown(ada)[0] == "psychologist"


def test_it_stands_beside_the_name_in_threads_lists_and_profiles_at_no_cost(client, kind, moderator):
    ada = member("ada")
    asked = question(by=ada)
    answer(to=asked, by=moderator)
    pages = [asked.get_absolute_url(), "/questions", "/users"]
    plain = [_queries(client, page) for page in pages]
    give_flair(user=ada, kind=kind, by=moderator)
    assert [_queries(client, page) for page in pages] == plain
    for page in [*pages, ada.get_absolute_url()]:
        html = client.get(page).content.decode()
        assert "<bdi>psychologist</bdi>" in html
    assert ">moderator</span>" in client.get(pages[0]).content.decode()
    assert "We saw a diploma." in client.get(ada.get_absolute_url()).content.decode()


def _queries(client, page: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(page).status_code == 200
    return len(found)


def test_moderators_give_it_in_the_admin(client, kind, moderator):
    ada = member("ada")
    client.force_login(moderator)
    assert (
        f"/admin/accounts/user/flair/?id={ada.pk}"
        in client.get(f"/admin/accounts/user/{ada.pk}/change/").content.decode()
    )
    address = "/admin/accounts/user/flair/"
    assert client.get(address, {"id": ada.pk}).status_code == 200
    assert client.post(address, {"id": ada.pk, "kind": kind.pk}).status_code == 422  # how was it checked?
    assert (
        client.post(address, {"id": ada.pk, "kind": kind.pk, "note": "Seen.", "expires_on": "2001-01-01"}).status_code
        == 422
    )
    assert client.post(address, {"id": ada.pk, "kind": kind.pk, "note": "Seen."}).status_code == 303
    assert shown(ada)[0] == "psychologist"
    assert "Seen." in client.get(f"/admin/accounts/user/{ada.pk}/change/").content.decode()
    assert client.post(address, {"id": ada.pk, "end": "1", "reason": "Over."}).status_code == 303
    assert shown(ada)[0] == ""
    for odd in ("", "x", "9" * 30, "999999"):
        assert client.get(address, {"id": odd}).status_code == 404


def test_members_do_not_and_moderators_do_not_change_the_kinds(client, kind, moderator):
    ada = member("ada")
    client.force_login(ada)
    assert client.post("/admin/accounts/user/flair/", {"id": ada.pk, "kind": kind.pk, "note": "x"}).status_code == 302
    client.force_login(moderator)
    assert client.get("/admin/accounts/flairkind/").status_code == 403
    assert (
        client.post("/admin/accounts/user/flair/", {"id": moderator.pk, "kind": kind.pk, "note": "x"}).status_code
        == 303
    )
    assert not Flair.objects.exists()
    client.force_login(User.objects.create_superuser("owner", "o@example.org", "x"))
    give_flair(user=ada, kind=kind, by=moderator)
    sent = {"name": kind.name, "word": "therapist", "description": kind.description}
    assert client.post(f"/admin/accounts/flairkind/{kind.pk}/change/", sent).status_code == 302
    assert shown(ada)[0] == "therapist"

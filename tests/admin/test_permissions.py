"""Who gets in, and how far: moderators act and change words; thresholds, switches and owners are not theirs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.services.suspending import reinstate, suspend
from qa.moderation.models import LogEntry
from qa.moderation.services.team import GROUP, PERMISSIONS, ensure_moderators
from qa.site.current import site_settings
from qa.site.models import SitePage, SiteSettings
from tests.factories import member, question

SETTINGS = "/admin/site/sitesettings/1/change/"


def test_visitors_go_to_the_sites_login(client, db):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith(f"{reverse('account_login')}?next=")
    assert client.post("/admin/login/", {"username": "mo", "password": "x"}).status_code == 302


def test_members_are_refused(ordinary):
    post = question()
    for url in ("/admin/", "/admin/posts/question/", f"/admin/posts/question/{post.pk}/act/close/"):
        assert ordinary.get(url).status_code in (302, 403)
    assert ordinary.get("/admin/login/").status_code == 403
    ordinary.post(f"/admin/posts/question/{post.pk}/act/close/", {"reason": "off-topic"})
    post.refresh_from_db()
    assert not post.is_closed


def test_the_group_has_exactly_the_permissions(db):
    ensure_moderators()
    granted = Group.objects.get(name=GROUP).permissions.values_list("content_type__app_label", "codename")
    assert sorted(granted) == sorted((label, name) for label, names in PERMISSIONS.items() for name in names)
    forbidden = ("delete_user", "add_user", "change_group", "change_permission", "add_sitesettings", "delete_question")
    names = {codename for _label, codename in granted}
    assert not names & set(forbidden)


def test_staff_are_in_the_group_and_owners_are_not(db):
    mo = member("mo", staff=True)
    assert [group.name for group in mo.groups.all()] == [GROUP]
    mo.is_staff = False
    mo.save()
    assert not mo.groups.exists()
    mo.is_staff = True
    mo.save(update_fields=["is_staff"])
    assert mo.groups.exists()
    mo.is_superuser = True
    mo.save()
    assert not mo.groups.exists()
    assert not member("ann").groups.exists()


def test_migrating_again_puts_the_group_right(db):
    mo = member("mo", staff=True)
    mo.groups.clear()
    Group.objects.get(name=GROUP).permissions.add(Permission.objects.get(codename="delete_user"))
    ensure_moderators()
    assert mo.groups.get().name == GROUP
    assert not mo.has_perm("accounts.delete_user")


@pytest.mark.parametrize(
    "url",
    [
        "/admin/auth/group/",
        "/admin/notifications/outgoingmail/",
        "/admin/reputation/ledgerentry/",
        "/admin/account/emailaddress/",
    ],
)
def test_moderators_see_no_addresses_and_no_groups(moderator, url):
    assert moderator.get(url).status_code == 403


def test_moderators_make_no_owners(moderator):
    ann = member("ann")
    url = reverse("admin:accounts_user_change", args=[ann.pk])
    moderator.post(
        url, {"username": "ann", "display_name": "Ann", "is_superuser": "on", "is_staff": "on", "groups": "1"}
    )
    moderator.post(
        reverse("admin:accounts_user_change", args=[moderator.user.pk]),
        {"username": "mo", "is_superuser": "on", "is_staff": "on"},
    )
    assert not User.objects.filter(is_superuser=True).exists()
    ann.refresh_from_db()
    assert not ann.is_staff


def test_moderators_change_words_and_no_thresholds(moderator):
    page = moderator.get(SETTINGS).content.decode()
    assert 'name="tagline"' in page
    assert 'name="ladder"' not in page
    before = site_settings()
    words = {"name": "Harbour", "tagline": "A place to talk", "welcome": "Be **kind**."}
    response = moderator.post(
        SETTINGS, {**words, "ladder": "private", "votes_per_day": "9999", "guest_answers": "open"}
    )
    assert response.status_code == 302
    now = site_settings()
    assert (now.name, now.tagline) == ("Harbour", "A place to talk")
    assert "<strong>kind</strong>" in now.welcome_html
    assert (now.ladder, now.votes_per_day, now.guest_answers) == (
        before.ladder,
        before.votes_per_day,
        before.guest_answers,
    )
    entry = LogEntry.objects.get()
    assert (entry.action, entry.actor) == ("change", moderator.user)


def _all_settings(owner) -> dict:
    form = owner.get(SETTINGS).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def test_the_owner_changes_everything(owner):
    assert owner.get("/admin/site/sitesettings/")["Location"] == SETTINGS
    response = owner.post(SETTINGS, {**_all_settings(owner), "ladder": "full", "accent": "#123456"})
    assert response.status_code == 302, response.context["errors"]
    assert (site_settings().ladder, site_settings().accent) == ("full", "#123456")


@pytest.mark.parametrize(
    "change",
    [
        {"title_min": "200"},
        {"accent": "red"},
        {"custom_thresholds": '{"vote-upp": 3}'},
        {"custom_thresholds": "[1]"},
        {"custom_limits": '{"ask-day": 3}'},
        {"votes_per_day": "-1"},
        {"name": ""},
    ],
)
def test_settings_that_would_break_the_site_are_refused(owner, change):
    owner.get("/admin/site/sitesettings/")
    before = SiteSettings.objects.get().version
    response = owner.post(SETTINGS, {**_all_settings(owner), **change})
    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    assert SiteSettings.objects.get().version == before


def test_the_row_of_settings_is_the_only_one(owner):
    assert owner.get("/admin/site/sitesettings/add/").status_code == 403
    assert owner.post(SETTINGS.replace("change", "delete"), {"post": "yes"}).status_code == 403


def test_pages_are_rendered_when_saved(moderator):
    page, _made = SitePage.objects.get_or_create(key="about", defaults={"title": "About", "body": "x", "body_html": ""})
    url = reverse("admin:site_sitepage_change", args=[page.pk])
    assert (
        moderator.post(
            url, {"title": "About us", "body": "We *listen*.<script>alert(1)</script>", "key": "x"}
        ).status_code
        == 302
    )
    page.refresh_from_db()
    assert "<em>listen</em>" in page.body_html
    assert "<script>" not in page.body_html
    assert page.key == "about"
    assert LogEntry.objects.get().action == "change"


def test_a_suspension_stands_in_the_log(moderator):
    ann = member("ann")
    suspend(user=ann, by=moderator.user, until=timezone.now() + timedelta(days=3), reason="insults")
    reinstate(user=ann, by=moderator.user)
    acts = list(LogEntry.objects.order_by("id").values_list("action", "member__username", "target"))
    assert acts == [("suspend", "ann", "ann"), ("reinstate", "ann", "ann")]


def test_the_frame_carries_the_sites_name_and_no_inline_code(moderator):
    page = moderator.get("/admin/").content.decode()
    assert site_settings().name in page
    assert "Django administration" not in page
    assert "<style" not in page
    assert " onclick=" not in page


def test_passwords_are_changed_on_the_sites_own_page(moderator):
    assert moderator.get("/admin/password_change/")["Location"] == reverse("account_change_password")

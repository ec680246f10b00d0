"""The owner sees what the worker could not do, and lets it try again."""

import pytest
from django.db import connection

from qa.notifications.services.sending import send_mail
from qa.site.models import BackgroundTask, TaskFailure
from tests.admin.acting import act, in_bulk

LIST = "/admin/site/backgroundtask/"


def failed_task() -> BackgroundTask:
    pk = send_mail.defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [pk])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed', attempts = 8 WHERE id = %s", [pk])
    TaskFailure.objects.note(job_id=pk, task=send_mail.name, error="OSError: the disk is full")
    return BackgroundTask.objects.get(pk=pk)


def state(task: BackgroundTask) -> str:
    return BackgroundTask.objects.get(pk=task.pk).status


def test_the_front_page_tells_the_owner_and_nobody_else(owner, moderator):
    assert "could not be done" not in owner.get("/admin/").content.decode()
    failed_task()
    failed_task()
    page = owner.get("/admin/").content.decode()
    assert "<strong data-count>2</strong> tasks could not be done" in page
    assert f"{LIST}?state=failed" in page
    assert "could not be done" not in moderator.get("/admin/").content.decode()


def test_the_list_says_what_went_wrong(owner):
    failed_task()
    send_mail.defer()
    page = owner.get(f"{LIST}?state=failed").content.decode()
    assert "OSError: the disk is full" in page
    assert page.count('class="field-called"') == 1
    assert "waiting" in owner.get(f"{LIST}?state=todo").content.decode()


def test_three_failed_tasks_cost_as_many_queries_as_one(owner, django_assert_num_queries):
    for more in (1, 2):
        for _ in range(more):
            failed_task()
        owner.get(LIST)
        with django_assert_num_queries(5):
            owner.get(LIST)


def test_only_the_owner_may_look(moderator, ordinary):
    task = failed_task()
    assert moderator.get(LIST).status_code == 403
    assert moderator.post(f"{LIST}{task.pk}/act/try-again/").status_code == 403
    assert ordinary.get(LIST).status_code == 302
    assert state(task) == "failed"


def test_a_failed_task_waits_once_more_when_the_owner_wants_it(owner):
    task = failed_task()
    page = owner.get(f"{LIST}{task.pk}/change/").content.decode()
    assert "Try again" in page
    assert "Save" not in page
    assert act(owner, task, "try-again", model="site_backgroundtask").status_code == 302
    assert state(task) == "todo"
    assert "Try again" not in owner.get(f"{LIST}{task.pk}/change/").content.decode()
    act(owner, task, "try-again", model="site_backgroundtask")
    assert state(task) == "todo"


def test_several_at_once(owner):
    tasks = [failed_task(), failed_task()]
    assert "2 done." in in_bulk(owner, "site_backgroundtask", "try-again", tasks).content.decode()
    assert [state(task) for task in tasks] == ["todo", "todo"]


def test_nothing_can_be_changed_or_deleted(owner):
    task = failed_task()
    assert owner.post(f"{LIST}{task.pk}/change/", {"status": "succeeded", "task_name": "x"}).status_code == 302
    assert owner.post(f"{LIST}{task.pk}/delete/", {"post": "yes"}).status_code == 403
    assert owner.get(f"{LIST}add/").status_code == 403
    assert state(task) == "failed"


def test_the_packages_own_page_is_not_there(owner):
    assert owner.get("/admin/procrastinate/procrastinatejob/").status_code == 404


@pytest.mark.parametrize("error", [ValueError("no way to ann@example.org\nDETAIL: her story"), ValueError("")])
def test_the_words_of_an_error_hold_no_address_and_no_details(error):
    words = TaskFailure.words(error)
    assert words in ("ValueError: no way to …", "ValueError")

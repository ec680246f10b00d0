"""The least that Django can do, to compare with: a fixed page, and one with one query by an index. A WSGI program.

`BARE_BYTES` is the size of the page; the database is the one that the benchmark measures in.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.urls import path

from forum.embedded_postgres import database_settings

PAGE = b"<!doctype html><title>bare</title>".ljust(int(os.environ["BARE_BYTES"]), b".")


def fixed(request):
    return HttpResponse(PAGE)


def one_query(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT title FROM posts_post WHERE id = %s", [1])
        title = cursor.fetchone()[0].encode()
    return HttpResponse(title + PAGE[len(title) :])


urlpatterns = [path("fixed", fixed), path("one-query", one_query)]
settings.configure(
    SECRET_KEY="for-measuring-only",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],  # says how long the page is
    DATABASES={"default": {**database_settings(Path(os.environ["FORUM_VAR"])), "CONN_MAX_AGE": 60}},
)
application = get_wsgi_application()

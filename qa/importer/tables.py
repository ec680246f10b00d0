"""After many rows came past the models: sequences follow their ids, and the planner learns of them."""

from django.apps import apps
from django.db import connection

LABELS = ("accounts", "posts", "tags", "votes", "reputation")


def follow_ids() -> None:
    """The next id of every table is above its highest."""
    with connection.cursor() as cursor:
        for label in LABELS:
            for model in apps.get_app_config(label).get_models(include_auto_created=True):
                table, column = model._meta.db_table, model._meta.pk.column
                cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
                sequence = cursor.fetchone()[0]
                if sequence:
                    cursor.execute(
                        f"SELECT setval(%s, greatest(max({column}), 1), coalesce(max({column}), 0) > 0) FROM {table}",  # noqa: S608
                        [sequence],
                    )


def tell_planner() -> None:
    """Fresh statistics; to the planner the tables were still empty, and what it chose then took minutes."""
    with connection.cursor() as cursor:
        for label in LABELS:
            for model in apps.get_app_config(label).get_models(include_auto_created=True):
                if not model._meta.proxy:
                    cursor.execute(f"ANALYZE {model._meta.db_table}")

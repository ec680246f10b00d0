"""The table of the shared cache (`CACHES` in the settings). It is made whatever the cache is today, so that `CACHE_URL`
can come and go; `createcachetable` leaves a table that exists as it is."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command("createcachetable", "site_cache", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("site", "0001_initial")]

    operations = [
        migrations.RunPython(create, migrations.RunPython.noop),
    ]

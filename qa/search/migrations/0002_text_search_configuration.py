"""How words are compared: English stems, accents and capitals put aside.

A configuration with the `unaccent` dictionary, because the function `unaccent()` is not immutable. Both extensions are
"trusted": the owner of the database may create them, no superuser is needed.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

CREATE = """
CREATE TEXT SEARCH CONFIGURATION askwell (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION askwell
    ALTER MAPPING FOR word, hword, hword_part WITH unaccent, english_stem;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(CREATE, "DROP TEXT SEARCH CONFIGURATION askwell"),
    ]

"""Bad input ends with one sentence and exit status 2, and the forum is as before."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from qa.importer.demo import load_demo
from qa.posts.models import Post
from qa.posts.services.commenting import add_comment
from tests import factories

pytestmark = pytest.mark.django_db

BOMB = """<?xml version="1.0"?><!DOCTYPE posts [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><posts><row Id="&c;" /></posts>"""
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE posts [<!ENTITY f SYSTEM "file:///etc/passwd">]><posts>&f;</posts>'


def refused(folder, **options) -> str:
    """The sentence with which the command refuses; checks that nothing has changed."""
    before = (Post.objects.count(), User.objects.count())
    with pytest.raises(CommandError) as error:
        call_command("import_stackexchange", str(folder), **options)
    assert error.value.returncode == 2
    assert "\n" not in str(error.value)
    assert (Post.objects.count(), User.objects.count()) == before
    return str(error.value)


def test_no_folder(tmp_path):
    assert "not a folder" in refused(tmp_path / "nothing")
    (tmp_path / "file").write_text("x")
    assert "not a folder" in refused(tmp_path / "file")


@pytest.mark.parametrize("name", ["Posts.xml", "Users.xml"])
def test_a_missing_file(dump, name):
    folder = dump()
    (folder / name).unlink()
    assert f"no {name}" in refused(folder)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BOMB, "document type"),
        (OUTSIDE, "document type"),
        ("<posts><row Id='1' PostTypeId", "damaged"),
        ("<posts><row Id='1' /></users>", "damaged"),
        ("", "damaged"),
        ("CREATE TABLE posts;", "damaged"),
        ("\x00\x01\x02" * 1000, "damaged"),
        ("<html><row Id='1'/></html>", "begins with <html>"),
        ("<posts><row Id='1' Id='2'/></posts>", "damaged"),
        ("<posts><row Body='&#0;'/></posts>", "damaged"),
        ("<posts><row Body='&nothing;'/></posts>", "damaged"),
    ],
)
@pytest.mark.parametrize("name", ["Posts.xml", "Votes.xml"])
def test_a_damaged_file(dump, name, text, sentence):
    folder = dump()
    tag = Path(name).stem.lower()
    (folder / name).write_text(text.replace("posts", tag), encoding="utf-8")
    said = refused(folder)
    assert sentence in said
    assert name in said


def test_other_bytes_than_utf8(dump):
    folder = dump()
    (folder / "Posts.xml").write_bytes(b"<?xml version='1.0' encoding='utf-8'?><posts><row Id='\xff\xfe'/></posts>")
    assert "Posts.xml" in refused(folder)


def test_a_whole_file_cut_off_in_the_middle(dump):
    folder = dump()
    text = (folder / "Posts.xml").read_text(encoding="utf-8")
    (folder / "Posts.xml").write_text(text[: len(text) // 2], encoding="utf-8")
    assert "damaged" in refused(folder)


def test_a_forum_in_use(dump):
    factories.question()
    assert "nothing was imported" in refused(dump())


def test_a_demo_that_somebody_has_used(dump):
    load_demo()
    add_comment(
        post=Post.objects.filter(kind=1).first(), by=User.objects.get(username="juna"), body="I was here, so keep this."
    )
    assert "begun to use" in refused(dump())


def test_a_failed_import_leaves_the_demo(dump):
    load_demo()
    folder = dump()
    (folder / "Votes.xml").write_text("<votes>")
    refused(folder)
    assert Post.objects.filter(kind=1).count() > 30


def test_an_import_is_not_done_twice(dump):
    folder = dump()
    call_command("import_stackexchange", str(folder), verbosity=0)
    assert "nothing was imported" in refused(folder)


def test_a_report_that_cannot_be_written(dump, tmp_path):
    assert "cannot be written" in refused(dump(), report=tmp_path / "none" / "report.json")

"""What the composer asks for while one types: a preview, a kept draft."""

import pytest

from qa.posts.models import Draft, Post
from tests.factories import BODY, answer, member, question

pytestmark = pytest.mark.django_db
MARKDOWN = """Dear all,
- one
- two

```python
print("**not bold**")
```

| a | b |
|---|---|
| 1 | 2 |

> quoted `code` and <script>alert(1)</script> and ~~gone~~ and https://example.org

>! a secret, and $x^2$
"""


def test_the_preview_is_what_the_page_shows(browser):
    asked = question(body=MARKDOWN)
    page = browser(asked.author)
    preview = page.post("/posts/preview", {"body": MARKDOWN}).text.strip()
    assert preview == asked.body_html.strip()
    assert preview in page.get(asked.get_absolute_url()).text


def test_visitors_and_empty_texts_get_a_preview_too(browser):
    assert "<strong>hello</strong>" in browser().post("/posts/preview", {"body": "**hello**"}).text
    assert browser().post("/posts/preview").status_code == 200
    assert browser().get("/posts/preview").status_code == 405


def test_a_draft_is_one_a_purpose_and_the_last_wins(browser):
    someone, asked = member(), question()
    page = browser(someone)
    for body in ("First thoughts", "Second thoughts"):
        assert page.post("/posts/draft", {"purpose": "answer", "post": asked.pk, "body": body}).status_code == 204
    page.post("/posts/draft", {"purpose": "ask", "title": "A title"})
    assert list(Draft.objects.filter(purpose="answer").values_list("body", flat=True)) == ["Second thoughts"]
    page.post("/posts/draft", {"purpose": "answer", "post": asked.pk, "body": "  "})
    assert Draft.objects.get().purpose == "ask"


def test_the_draft_of_an_edit_is_offered_with_the_form(browser):
    given = answer(to=question())
    page = browser(given.author)
    page.post("/posts/draft", {"purpose": "edit", "post": given.pk, "body": "Half an edit"})
    assert "Half an edit" in page.get(f"/posts/{given.pk}/edit").text
    assert Post.objects.get(pk=given.pk).body == BODY


@pytest.mark.parametrize(
    "fields",
    [{}, {"purpose": "x"}, {"purpose": "answer"}, {"purpose": "answer", "post": "x"}, {"purpose": "edit", "post": "²"}],
)
def test_a_draft_of_nothing_is_422(browser, fields):
    assert browser(member()).post("/posts/draft", fields).status_code == 422


def test_a_draft_for_a_hidden_post_is_404_and_visitors_have_none(browser):
    assert browser(member()).post("/posts/draft", {"purpose": "answer", "post": "999999999"}).status_code == 404
    assert browser().post("/posts/draft", {"purpose": "ask", "body": BODY}).status_code == 403
    assert not Draft.objects.exists()

"""An open thread hears of what others do, without being reloaded and without moving what is being read.

Two windows: Asta reads, Tove acts. Asta's clock is moved on, so that nobody waits for the pauses between two questions
to the server; what is kept there for two seconds is forgotten in between.
"""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from qa.live.services import kept_answer
from qa.posts.models import CloseReason, Post
from qa.posts.services.closing import close_question
from tests.browser.barriers import barriers
from tests.browser.waiting import until
from tests.factories import answer, member, question

LONG = "\n\n".join(f"Paragraph {n}: I have thought about this for weeks, and it is not easy to say." for n in range(40))
BODY = "main textarea[name=body]"
HELPFUL = "What helped us was to sit down every evening for ten minutes and to listen first."
# What browsers count as movement of what is shown, scrolling left out
SHIFTS = """new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({type: "layout-shift", buffered: true})"""


class Reader:
    """Asta's window."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, path: str) -> None:
        self.page.clock.install()
        self.page.add_init_script(SHIFTS)
        self.page.goto(path)
        self.page.clock.run_for(5000)  # what the server says right after opening may be older than the page

    def hear(self) -> None:
        """Until the server has been asked again."""
        kept_answer.clear()
        with self.page.expect_response(lambda response: response.url.endswith("/live.json")):
            self.page.clock.run_for(61_000)

    def place(self, text: str) -> tuple:
        """What must not change: the scroll position and where the sentence stands in the window."""
        top = self.page.get_by_text(text).first.evaluate("one => one.getBoundingClientRect().top")
        return self.page.evaluate("[scrollX, scrollY]"), top

    @property
    def shifted(self) -> float:
        return self.page.evaluate("window.shifted ?? 0")

    @property
    def notice(self):
        return self.page.locator(".live-notice")


@pytest.fixture
def asta():
    return member("asta", points=3000)


@pytest.fixture
def tove():
    return member("tove", points=3000)


@pytest.fixture
def asked(asta):
    return question(by=asta, body=LONG)


@pytest.fixture(params=["member", "visitor"])
def reader(visit, request, asta) -> Reader:
    return Reader(visit(asta if request.param == "member" else None))


def test_answers_votes_comments_and_edits_of_others(visit, later, reader, asked, tove):
    first = answer(to=asked, by=member("ines"), body=LONG)
    reader.open(asked.get_absolute_url())
    other = visit(tove)
    other.goto(asked.get_absolute_url())
    reader.page.get_by_text("Paragraph 20").nth(1).scroll_into_view_if_needed()
    before = reader.place("Paragraph 20")
    assert before[0][1] > 500
    expect(reader.notice).to_be_empty()

    # Tove votes and begins to edit
    other.locator(f"#post-{first.pk}").get_by_role("button", name="Vote up").click()
    expect(other.locator(f"#post-{first.pk} .vote-total")).to_contain_text("+1 vote")
    later()
    other.goto(f"/posts/{first.pk}/edit")
    with other.expect_response(lambda response: response.url.endswith("/posts/draft")):
        other.locator(BODY).press_sequentially("Better: ")
    reader.hear()
    post = reader.page.locator(f"#post-{first.pk}")
    expect(post.locator(".vote-total")).to_contain_text("+1 vote")
    expect(post.get_by_text("+0 −0")).to_be_hidden()  # how many up and down: nobody has told
    assert post.locator("[data-score]").get_attribute("data-score") == "1"
    expect(post.get_by_text("Somebody is editing this")).to_be_visible()
    assert reader.place("Paragraph 20") == before

    # … saves, answers and comments
    other.get_by_label("What did you change?").fill("better words")
    other.get_by_role("button", name="Save").click()
    later()
    other.goto(asked.get_absolute_url())
    other.locator(BODY).last.fill(HELPFUL)
    other.get_by_role("button", name="Post the answer").click()
    expect(other.locator("article.post-answer")).to_have_count(2)
    later()
    comments = other.locator(f"#post-{asked.pk}-comments")
    comments.get_by_text("Add a comment").click()
    comments.get_by_label("Your comment").fill("Could you say a little more about the evenings?")
    comments.get_by_role("button", name="Add the comment").click()
    expect(comments.locator(".comment")).to_have_count(1)
    reader.hear()
    expect(reader.page.get_by_text("Somebody is editing this")).to_have_count(0)
    expect(reader.notice.get_by_role("link")).to_have_text("1 new answer – show")
    expect(reader.page.get_by_role("button", name="1 new comment – show")).to_be_attached()
    assert reader.place("Paragraph 20") == before
    assert reader.shifted == 0
    assert barriers(reader.page) == []

    # Asta wants to see them
    reader.page.get_by_role("button", name="1 new comment – show").click()
    expect(reader.page.locator(f"#post-{asked.pk}-comments .comment")).to_contain_text("more about the evenings")
    expect(reader.page.locator(".live-notes").get_by_role("button")).to_have_count(0)
    reader.notice.get_by_role("link").click()
    newest = Post.objects.get(parent=asked, author=tove)
    expect(reader.page.locator(f"#post-{newest.pk}")).to_be_in_viewport()
    expect(reader.page.locator(f"#post-{newest.pk}")).to_be_focused()
    expect(reader.page.locator("#answers-heading")).to_have_text("2 answers")
    expect(reader.notice).to_be_empty()
    assert barriers(reader.page) == []


def test_a_page_that_moves_would_be_noticed(reader, asked):
    """Or the test above could not fail."""
    reader.open(asked.get_absolute_url())
    reader.page.evaluate("document.querySelector('.post').style.marginBlockStart = '300px'")
    until(reader.page, "window.shifted > 0")


def test_the_first_answer_keeps_what_is_being_typed(later, reader, asked, tove):
    reader.open(asked.get_absolute_url())
    reader.page.locator(BODY).last.fill("My own words, not sent yet")
    answer(to=asked, by=tove, body=HELPFUL)
    reader.hear()
    reader.notice.get_by_role("link", name="1 new answer – show").click()
    expect(reader.page.locator("article.post-answer")).to_contain_text(HELPFUL)
    expect(reader.page.locator(BODY).last).to_have_value("My own words, not sent yet")


def test_not_now_puts_the_notice_away_until_there_is_more(reader, asked, tove):
    reader.open(asked.get_absolute_url())
    answer(to=asked, by=tove)
    reader.hear()
    reader.notice.get_by_role("button", name="Not now").click()
    expect(reader.notice).to_be_empty()
    reader.hear()
    expect(reader.notice).to_be_empty()
    answer(to=asked, by=member())
    reader.hear()
    expect(reader.notice).to_contain_text("1 new answer")


def test_a_question_that_was_closed_meanwhile(reader, asked):
    reader.open(asked.get_absolute_url())
    close_question(question=asked, by=member(staff=True), reason=CloseReason.objects.get(slug="needs-focus"))
    reader.hear()
    expect(reader.notice).to_contain_text("This question has been closed meanwhile")


def test_a_hidden_window_asks_nothing_and_one_that_comes_back_asks_at_once(reader, asked):
    asks: list[str] = []
    reader.page.on("request", lambda request: "live.json" in request.url and asks.append(request.url))
    reader.open(asked.get_absolute_url())
    show = """state => { Object.defineProperty(document, "hidden", {value: state, configurable: true});
        document.dispatchEvent(new Event("visibilitychange")) }"""
    reader.page.evaluate(show, True)
    reader.page.clock.run_for(600_000)
    assert asks == []
    with reader.page.expect_response(lambda response: response.url.endswith("/live.json")):
        reader.page.evaluate(show, False)
    assert len(asks) == 1


# When the page asked, by its own clock, and whether it still waits for an answer
ASKS = """window.asks = []; const asking = window.fetch;
window.fetch = (...what) => {
  asks.push(Date.now());
  window.waits = true;
  return asking(...what).finally(() => { waits = false });
}"""


def test_the_rhythm_slows_down_while_nothing_happens_and_after_errors(visit, asked):
    reader = Reader(visit())
    state = f'{{"answers":0,"newest":0,"closed":false,"posts":{{"{asked.pk}":[0,0]}},"editing":{{}}}}'
    statuses = iter([200] * 9)
    said = {"content_type": "application/json", "headers": {"Cache-Control": "no-store"}}
    reader.page.route("**/live.json", lambda route: route.fulfill(status=next(statuses, 429), body=state, **said))
    reader.page.add_init_script(ASKS)
    reader.open(asked.get_absolute_url())
    for _step in range(1000):
        reader.page.clock.run_for(1000)
        while reader.page.evaluate("window.waits ?? false"):
            reader.page.wait_for_timeout(5)
    times = reader.page.evaluate("asks")
    pauses = [(after - before) / 1000 for before, after in pairwise(times)]
    assert 7 <= pauses[0] <= 9  # the first answer was news
    assert all(53 <= pause <= 68 for pause in pauses[6:8])
    assert all(after > before for before, after in pairwise(pauses[8:11]))
    assert pauses[10] > 150


def test_two_who_edit_the_same_post_hear_of_each_other(visit, asked, asta, tove):
    reader, other = Reader(visit(asta)), visit(tove)
    reader.open(f"/posts/{asked.pk}/edit")
    said = "Somebody else is editing this post, too."
    with reader.page.expect_response(lambda response: response.url.endswith("/posts/draft")):
        reader.page.get_by_label("Details").press_sequentially("Mine: ")
        reader.page.clock.run_for(3000)
    reader.hear()
    expect(reader.notice).to_be_empty()  # Asta's own draft is nobody else's
    other.goto(f"/posts/{asked.pk}/edit")
    expect(other.get_by_text(said)).to_be_visible()  # by the server, while the page is opened
    with other.expect_response(lambda response: response.url.endswith("/posts/draft")):
        other.get_by_label("Details").press_sequentially("Mine, too: ")
    before = reader.place("Details")
    reader.page.get_by_label("Details").press_sequentially("and ")
    reader.hear()
    expect(reader.notice).to_have_text(said)
    assert reader.place("Details") == before
    assert barriers(reader.page) == []


def test_without_javascript_nothing_changes(visit, asked, asta, tove):
    page = visit(asta, java_script_enabled=False)
    page.goto(asked.get_absolute_url())
    expect(page.locator("live-thread .live-notice")).to_be_hidden()
    expect(page.locator(f"#post-{asked.pk}")).to_be_visible()

// <live-thread data-src>: an open thread hears of answers, scores, comments and edits; nothing that is being read moves.
// With data-edit (the post in hand) it says whether somebody else is editing that post, too.
const FIRST = 8000; // milliseconds between two questions to the server; longer while nothing happens
const LONGEST = 60_000;
const TROUBLE = 300_000; // after errors
const JUST_ACTED = 4000; // what the server knows may be older than what this reader has just done
const MINE = 135_000; // so long after one's last key on the edit page it is oneself who is editing

customElements.define("live-thread", class extends HTMLElement {
  connectedCallback() {
    if (this.plurals) return;
    this.plurals = new Intl.PluralRules(document.documentElement.lang);
    this.notice = this.querySelector(".live-notice");
    this.known = Number(this.dataset.answers);
    this.pause = FIRST;
    this.acted = performance.now();
    for (const name of ["scroll", "keydown", "pointerdown"]) addEventListener(name, () => { this.awake = true; }, { passive: true });
    document.addEventListener("visibilitychange", () => this.ask());
    addEventListener("pageshow", (event) => event.persisted && this.ask());
    document.addEventListener("htmx:afterSwap", () => { this.acted = performance.now(); });
    if (this.dataset.edit) {
      if ("draft" in this.dataset) this.typed();
      const form = document.querySelector("main .form");
      form.addEventListener("input", () => this.typed());
      form.addEventListener("submit", () => this.typed(0));
    }
    this.rest();
  }

  // --- The rhythm: only while somebody can see it, slower while nothing happens
  rest() {
    clearTimeout(this.timer);
    if (!this.over && !document.hidden) this.timer = setTimeout(() => this.ask(), this.pause * (0.9 + Math.random() / 5));
  }

  async ask() {
    clearTimeout(this.timer);
    if (this.asking || document.hidden || this.over) return;
    this.asking = true;
    try {
      const began = performance.now();
      const response = await fetch(this.dataset.src);
      if (response.status === 404) this.over = true;
      else if (!response.ok) throw new Error(response.status);
      else this.heard(await response.text(), began);
    } catch {
      this.pause = Math.min(this.pause * 2, TROUBLE);
    }
    this.asking = this.awake = false;
    this.rest();
  }

  heard(text, began) {
    const old = this.acted > began - JUST_ACTED;
    const news = text !== this.last && !old;
    this.pause = news || old || this.awake ? FIRST : Math.min(this.pause * 1.5, LONGEST);
    if (news) this.state = JSON.parse(this.last = text);
    if (this.state && !old) this.dataset.edit ? this.tellEditor() : this.tellReader(news);
  }

  // --- On the edit page
  typed(at = Date.now()) {
    this.typedAt = at;
    try {
      localStorage.setItem(`editing:${this.dataset.edit}`, this.typedAt); // for the thread in another tab of this browser
    } catch {
      // a browser without storage
    }
  }

  tellEditor() {
    const mine = Date.now() - this.typedAt < MINE ? 1 : 0;
    this.say(this.state.editing[this.dataset.edit] > mine ? this.dataset.others : "");
  }

  // --- In the thread
  tellReader(news) {
    const { posts, editing } = this.state;
    for (const [id, [score, comments]] of Object.entries(posts)) {
      const post = document.getElementById(`post-${id}`);
      if (!post) continue;
      this.showScore(post, score);
      this.showNotes(post, id, comments, editing[id] > (this.isMine(id) ? 1 : 0));
    }
    if (news) this.tellAnswers();
  }

  isMine(id) {
    try {
      return Date.now() - localStorage.getItem(`editing:${id}`) < MINE;
    } catch {
      return false;
    }
  }

  showScore(post, score) {
    const data = post.querySelector("[data-score]");
    if (!data || Number(data.dataset.score) === score) return;
    data.dataset.score = data.value = data.textContent = score;
    const total = post.querySelector(".vote-total");
    total.firstChild.data = this.words("votes", score, score > 0 ? `+${score}` : `${score}`.replace("-", "−"));
    const counts = total.querySelector(".vote-counts");
    if (counts) counts.style.visibility = "hidden"; // how many up and down is not known here
  }

  showNotes(post, id, comments, editing) {
    const fresh = post.querySelector(".comments > p > a[hx-get]") ? 0 : comments - post.querySelectorAll(".comment:not(.is-concealed)").length;
    const notes = [];
    if (editing) notes.push(make("span", this.dataset.editing));
    if (fresh > 0) notes.push(make("button", this.words("newComments", fresh), () => this.showComments(post, id)));
    const place = post.querySelector(".live-notes") ?? post.appendChild(Object.assign(document.createElement("div"), { className: "live-notes" }));
    if (place.textContent === notes.map((note) => note.textContent).join("")) return;
    for (const note of notes) note.className = "live-note";
    place.replaceChildren(...notes);
  }

  async showComments(post, id) {
    const page = await this.read(`/posts/${id}/comments`);
    const box = post.querySelector(".comments");
    const list = page?.querySelector(".comment-list");
    if (!list) return;
    const fresh = [...list.children].filter((comment) => !document.getElementById(comment.id));
    const shown = box.querySelector(".comment-list");
    if (shown) shown.append(...fresh); // what is being typed below stays
    else box.prepend(list);
    window.htmx?.process(box);
    post.querySelector(".live-notes").replaceChildren();
    goTo(fresh[0]);
  }

  tellAnswers() {
    const { answers, newest, closed } = this.state;
    const fresh = Math.max(answers - this.known, newest > (this.newest ?? newest) ? 1 : 0);
    if (fresh <= 0) this.known = answers;
    this.newest ??= newest;
    if (fresh > 0) {
      const link = make("a", this.words("newAnswers", fresh), (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.showAnswers(link.href, fresh);
      });
      link.href = `/a/${newest}`;
      this.say(link, make("button", this.dataset.later, () => this.seen()));
    } else if (closed && !("closed" in this.dataset)) {
      this.dataset.closed = "";
      this.say(make("span", this.dataset.wasClosed), make("button", this.dataset.later, () => this.seen()));
    }
  }

  async showAnswers(address, count) {
    const page = await this.read(address);
    if (!page) return;
    const fresh = [...page.querySelectorAll("article.post-answer")].filter((post) => !document.getElementById(post.id));
    const newest = fresh.sort((one, other) => number(other) - number(one)).slice(0, count).reverse();
    const answers = document.getElementById("answers");
    if (!newest.length || !answers) return location.assign(address);
    const before = [...answers.querySelectorAll("article.post-answer")].at(-1);
    if (before) before.after(...newest);
    else answers.append(...newest);
    document.getElementById("answers-heading").textContent = page.getElementById("answers-heading").textContent;
    window.htmx?.process(answers);
    this.seen();
    goTo(newest[0]);
  }

  seen() {
    this.known = this.state.answers;
    this.newest = this.state.newest;
    this.say("");
  }

  // --- Small help
  // A page or a fragment of ours; where that fails, the reader is taken there instead.
  async read(address) {
    try {
      const response = await fetch(address, { headers: { "HX-Request": "true" } });
      if (!response.ok) throw new Error(response.status);
      return new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      location.assign(address);
    }
  }

  say(...parts) {
    for (const part of parts) if (part instanceof HTMLButtonElement) part.className = "button-link";
    const said = parts.map((part) => part.textContent ?? part).join("");
    if (this.notice.textContent !== said) this.notice.replaceChildren(...parts);
  }

  // The sentence of the sample that has the plural category of `n`, with `n` in place of the sample (qa/live/words.py).
  words(name, n, shown = n) {
    const samples = this.dataset[name].split("|");
    const category = this.plurals.select(n < 0 ? 100 : n); // as gettext has it below zero
    const fits = (sample) => this.plurals.select(Number(/\d+/.exec(sample))) === category;
    return (samples.find(fits) ?? samples.at(-1)).replace(/\d+/, shown);
  }
});

function make(tag, text, act) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (tag === "button") element.type = "button";
  if (act) element.addEventListener("click", act);
  return element;
}

function goTo(element) {
  if (!element) return;
  element.tabIndex = -1;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
}

function number(post) {
  return Number(post.id.replace("post-", ""));
}

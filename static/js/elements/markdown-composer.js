// <markdown-composer>: format buttons and shortcuts, preview by the server, drafts, pictures. The form works without it.
const MARKS = {
  bold: (text) => wrap(text, "**"),
  italic: (text) => wrap(text, "*"),
  code: (text) => (text.includes("\n") ? { text: `\n\`\`\`\n${text}\n\`\`\`\n`, from: 5, to: 5 } : wrap(text, "`")),
  link: (text) => (/^https?:\/\/\S+$/.test(text) ? { text: `[](${text})`, from: 1, to: text.length + 3 } : { text: `[${text}](https://)`, from: text.length + 3, to: 1 }),
  quote: (text) => lines(text, () => "> "),
  list: (text) => lines(text, () => "- "),
  numbers: (text) => lines(text, (n) => `${n + 1}. `),
  heading: (text) => lines(text, () => "## "),
  spoiler: (text) => lines(text, () => ">! "),
};
const LINES = new Set(["quote", "list", "numbers", "heading", "spoiler"]); // these mark whole lines
const KEYS = { KeyB: "bold", KeyI: "italic", KeyK: "link", KeyE: "code" };
const SHIFT_KEYS = { Digit9: "quote", Digit8: "list", Digit7: "numbers" };
const SAVE_AFTER = 2000; // milliseconds without a keystroke
const PREVIEW_AFTER = 500;

// What replaces the selection, and how many characters of it stay unselected at its start and end.
function wrap(text, sign) {
  return { text: sign + text + sign, from: sign.length, to: sign.length };
}

function lines(text, sign) {
  const marked = text.split("\n").map((line, n) => sign(n) + line).join("\n");
  return { text: marked, from: marked.length, to: 0 };
}

customElements.define("markdown-composer", class extends HTMLElement {
  connectedCallback() {
    if (this.area) return;
    this.area = this.querySelector("textarea");
    this.form = this.area.form;
    this.status = this.querySelector(".composer-status");
    this.key = `draft:${this.dataset.purpose}:${this.dataset.post}`;
    this.addEventListener("click", (event) => this.mark(event.target.closest?.("[data-mark]")?.dataset.mark));
    this.area.addEventListener("keydown", (event) => this.shortcut(event));
    this.area.addEventListener("input", () => this.changed());
    this.form.addEventListener("input", () => this.saveSoon());
    this.form.addEventListener("submit", () => this.sent());
    this.addEventListener("guest-form:ready", () => this.preview());
    this.form.addEventListener("guest-form:ready", () => this.preview());
    addEventListener("pagehide", () => this.unsaved && this.save(true));
    addEventListener("pageshow", (event) => { if (event.persisted) this.posted = false; });
    if (this.dataset.upload) this.takePictures();
    this.offerKept();
    if (this.area.value) this.preview();
  }

  get token() {
    return this.form.elements.csrfmiddlewaretoken?.value;
  }

  // --- Format
  mark(name) {
    const make = MARKS[name];
    if (!make) return;
    let { selectionStart: start, selectionEnd: end } = this.area;
    const { value } = this.area;
    if (LINES.has(name)) {
      start = value.lastIndexOf("\n", start - 1) + 1;
      end = (value.indexOf("\n", end) + 1 || value.length + 1) - 1;
    }
    const made = make(value.slice(start, end));
    this.put(made.text, start, end);
    this.area.setSelectionRange(start + made.from, start + made.text.length - made.to);
  }

  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const name = (event.shiftKey ? SHIFT_KEYS : KEYS)[event.code];
    if (name) {
      event.preventDefault();
      this.mark(name);
    }
  }

  // Replaces a range so that the browser's undo still works.
  put(text, start, end) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      this.area.setRangeText(text, start, end, "end");
      this.area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  // --- Preview
  changed() {
    clearTimeout(this.previewTimer);
    this.previewTimer = setTimeout(() => this.preview(), PREVIEW_AFTER);
  }

  async preview() {
    const section = this.querySelector(".preview");
    if (!this.area.value.trim()) section.hidden = true;
    if (!this.area.value.trim() || !this.token) return;
    this.previewing?.abort();
    this.previewing = new AbortController();
    try {
      const response = await this.post(this.dataset.preview, { body: this.area.value }, { signal: this.previewing.signal });
      if (!response.ok) return;
      this.querySelector("[data-preview-here]").innerHTML = await response.text(); // sanitised by the server, as the page itself
      section.hidden = false;
    } catch {
      // the text itself is safe in the field
    }
  }

  // --- Drafts: a member's on the server, a guest's in this browser
  saveSoon() {
    this.unsaved = true;
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => this.save(), SAVE_AFTER);
  }

  async save(leaving = false) {
    clearTimeout(this.saveTimer);
    if (this.posted) return;
    this.unsaved = false;
    if (!this.dataset.draft) return this.keep();
    const { elements } = this.form;
    const fields = { purpose: this.dataset.purpose, post: this.dataset.post, body: this.area.value };
    for (const name of ["title", "tags", "category"]) fields[name] = elements[name]?.value ?? "";
    try {
      const response = await this.post(this.dataset.draft, fields, { keepalive: leaving });
      if (response.ok && !this.failed) this.say("saved");
    } catch {
      this.unsaved = true;
    }
  }

  keep() {
    if (this.dataset.purpose === "edit") return; // what stands in the thread may be newer than what this browser kept
    try {
      if (this.area.value.trim()) localStorage.setItem(this.key, this.area.value);
      else localStorage.removeItem(this.key);
      this.say(this.area.value.trim() ? "kept" : "");
    } catch {
      // a browser without storage
    }
  }

  offerKept() {
    if (this.dataset.draft || this.area.value) return;
    try {
      const kept = localStorage.getItem(this.key);
      if (!kept) return;
      this.area.value = kept;
      this.say("back");
    } catch {
      // a browser without storage
    }
  }

  sent() {
    if (!this.dataset.draft) this.keep(); // until the page that follows says that it was posted
    this.posted = true;
    clearTimeout(this.saveTimer);
  }

  // --- Pictures
  takePictures() {
    const frame = this.querySelector(".composer");
    const choose = (files) => [...(files ?? [])].filter((file) => file.type.startsWith("image/"));
    this.querySelector("[data-file]").addEventListener("change", (event) => {
      this.upload(choose(event.target.files)).finally(() => { event.target.value = ""; });
    });
    this.area.addEventListener("paste", (event) => {
      const pictures = choose(event.clipboardData?.files);
      if (pictures.length) event.preventDefault();
      this.upload(pictures);
    });
    frame.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      frame.classList.add("is-dropping");
    });
    frame.addEventListener("dragleave", () => frame.classList.remove("is-dropping"));
    frame.addEventListener("drop", (event) => {
      frame.classList.remove("is-dropping");
      const pictures = choose(event.dataTransfer.files);
      if (pictures.length) event.preventDefault();
      this.upload(pictures);
    });
  }

  async upload(pictures) {
    for (const picture of pictures) {
      this.failed = false;
      this.say("uploading");
      try {
        const response = await this.post(this.dataset.upload, { file: picture });
        const answer = await response.json();
        if (!response.ok) throw new Error(answer.error ?? answer.message ?? "");
        const { selectionStart, selectionEnd, value } = this.area;
        const lead = /(^|\n)$/.test(value.slice(0, selectionStart)) ? "" : "\n\n";
        this.put(`${lead}${answer.markdown}\n`, selectionStart, selectionEnd);
        this.say("");
      } catch (error) {
        const words = error instanceof SyntaxError || error instanceof TypeError ? "" : error.message;
        this.status.textContent = words || this.status.dataset.uploadFailed;
        this.failed = true; // the sentence stays until the next attempt
      }
    }
  }

  // --- Small help
  post(url, fields, options = {}) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": this.token ?? "", "HX-Request": "true" }, credentials: "same-origin", ...options });
  }

  say(word) {
    this.status.textContent = word ? this.status.dataset[word] : "";
  }
});

// <tag-input data-suggest>: a combobox over a plain field of tags parted by spaces or commas; completes the last word.
const WAIT = 150; // milliseconds without a keystroke

customElements.define("tag-input", class extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector("input");
    this.list = document.createElement("ul");
    Object.assign(this.list, { id: `${this.input.id}-suggestions`, className: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset.label ?? "");
    this.append(this.list);
    const state = { role: "combobox", autocomplete: "off", autocapitalize: "none", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(state)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  get word() {
    return this.input.value.slice(0, this.input.selectionStart).match(/[^\s,]*$/)[0];
  }

  later() {
    clearTimeout(this.timer);
    if (!this.word) return this.close();
    this.timer = setTimeout(() => this.suggest(), WAIT);
  }

  async suggest() {
    const word = this.word;
    try {
      const response = await fetch(`${this.dataset.suggest}?q=${encodeURIComponent(word)}`, { credentials: "same-origin" });
      if (response.ok && word === this.word && document.activeElement === this.input) this.show(await response.json());
    } catch {
      this.close();
    }
  }

  // Each suggestion is a name, or {name, question_count}.
  show(found) {
    const used = this.input.value.split(/[\s,]+/);
    const options = found.map((tag) => (typeof tag === "string" ? { name: tag } : tag)).filter(({ name }) => name === this.word || !used.includes(name));
    this.list.replaceChildren(...options.map((tag, n) => this.option(tag, n)));
    this.list.hidden = !options.length;
    this.input.setAttribute("aria-expanded", String(!!options.length));
    this.input.removeAttribute("aria-activedescendant");
  }

  option({ name, question_count: count }, n) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${n}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.name = name;
    item.append(name);
    if (count !== undefined) {
      const number = document.createElement("span");
      number.className = "quiet";
      number.textContent = count;
      item.append(number);
    }
    return item;
  }

  key(event) {
    if (this.list.hidden) return;
    const options = [...this.list.children];
    const at = options.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const moves = { ArrowDown: (at + 1) % options.length, ArrowUp: (at <= 0 ? options.length : at) - 1 };
    if (event.key in moves) this.point(options, moves[event.key]);
    else if (event.key === "Enter" && at >= 0) this.choose(options[at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  point(options, at) {
    options.forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    this.input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }

  choose(item) {
    if (!item) return;
    const end = this.input.selectionStart;
    const start = end - this.word.length;
    this.input.setRangeText(`${item.dataset.name} `, start, end, "end");
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
});

// <mention-list data-src data-question> around a textarea: offers members while `@na` is typed. The field works without it.
const WAIT = 150; // milliseconds without a keystroke
const TYPED = /(?<![\p{L}\p{N}_@/.])@([\p{L}\p{N}_][\p{L}\p{N}_.+-]{0,39})?$/u; // as the server finds mentions
const COPIED = ["direction", "fontFamily", "fontSize", "fontWeight", "letterSpacing", "lineHeight", "textIndent", "wordSpacing", "tabSize", "borderWidth", "padding"];

customElements.define("mention-list", class extends HTMLElement {
  connectedCallback() {
    this.area = this.querySelector("textarea");
    if (!this.area || this.list) return;
    this.list = document.createElement("ul");
    Object.assign(this.list, { id: `${this.area.id}-members`, className: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset.label);
    this.said = document.createElement("p");
    this.said.className = "visually-hidden";
    this.said.setAttribute("role", "status");
    this.append(this.list, this.said);
    const state = { "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(state)) this.area.setAttribute(name, value);
    this.area.addEventListener("input", () => this.later());
    this.area.addEventListener("click", () => this.close());
    this.area.addEventListener("blur", () => this.close());
    this.addEventListener("keydown", (event) => this.key(event), { capture: true }); // before the composer's own keys
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  // What stands before the caret from the last @ on, or null: {start, name}.
  get typed() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    const found = this.area.selectionStart === this.area.selectionEnd && before.match(TYPED);
    return found ? { start: found.index, name: found[1] ?? "" } : null;
  }

  later() {
    clearTimeout(this.timer);
    const typed = this.typed;
    if (!typed || typed.start === this.left) {
      if (!typed) this.left = undefined;
      return this.close();
    }
    this.timer = setTimeout(() => this.suggest(typed), WAIT);
  }

  async suggest({ start, name }) {
    const query = new URLSearchParams({ q: name, question: this.dataset.question });
    try {
      const response = await fetch(`${this.dataset.src}?${query}`, { credentials: "same-origin" });
      const now = this.typed;
      if (!now || now.start !== start || now.name !== name || document.activeElement !== this.area) return;
      this.show(response.ok ? await response.json() : [], name);
    } catch {
      this.close();
    }
  }

  show(found, name) {
    const complete = found.length === 1 && found[0].username.toLowerCase() === name.toLowerCase();
    if (!found.length || complete) return this.close();
    this.list.replaceChildren(...found.map((member, n) => this.option(member, n)));
    this.list.hidden = false;
    this.place();
    this.point([...this.list.children], 0);
    this.said.textContent = `${found.length} ${this.dataset.found}`;
  }

  option({ username, name, here }, n) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${n}`;
    item.setAttribute("role", "option");
    item.dataset.username = username;
    const shown = document.createElement("bdi");
    shown.textContent = name;
    const handle = document.createElement("span");
    handle.className = "quiet";
    handle.textContent = `@${username}${here ? ` · ${this.dataset.here}` : ""}`;
    item.append(shown, handle);
    return item;
  }

  key(event) {
    if (!this.list || this.list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const options = [...this.list.children];
    const at = options.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const moves = { ArrowDown: (at + 1) % options.length, ArrowUp: (at <= 0 ? options.length : at) - 1 };
    if (event.key in moves) this.point(options, moves[event.key]);
    else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) this.choose(options[at]);
    else if (event.key === "Escape") this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  point(options, at) {
    options.forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    this.area.setAttribute("aria-activedescendant", options[at].id);
    const { offsetTop: top, offsetHeight: height } = options[at]; // scrolls the list and never the page
    this.list.scrollTop = Math.min(top, Math.max(this.list.scrollTop, top + height - this.list.clientHeight));
  }

  choose(item) {
    const typed = this.typed;
    this.close();
    if (!item || !typed) return;
    const text = `@${item.dataset.username} `;
    this.area.focus();
    this.area.setSelectionRange(typed.start, this.area.selectionStart);
    if (!document.execCommand("insertText", false, text)) { // keeps the browser's undo where it can
      this.area.setRangeText(text, typed.start, this.area.selectionEnd, "end");
      this.area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  // Closed by Escape: this name is left in peace until another @ is typed.
  leave() {
    this.left = this.typed?.start;
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.list.replaceChildren();
    this.said.textContent = "";
    this.area.removeAttribute("aria-activedescendant");
  }

  // Under the line that is being written, or above it where there is no room below.
  place() {
    const { top, left, line } = this.caret();
    const { style } = this.list;
    const y = this.area.offsetTop + top - this.area.scrollTop;
    style.insetInline = "auto";
    style.left = `${Math.max(0, Math.min(this.area.offsetLeft + left, this.clientWidth - this.list.offsetWidth))}px`;
    style.insetBlockStart = `${y + line}px`;
    const bottom = visualViewport.offsetTop + visualViewport.height;
    const { bottom: below, height } = this.list.getBoundingClientRect();
    if (below > bottom && this.getBoundingClientRect().top + y - height > visualViewport.offsetTop) style.insetBlockStart = `${y - height - 4}px`;
  }

  // Where the @ stands in the field: measured in a copy of it that nobody sees.
  caret() {
    const copy = document.createElement("div");
    const style = getComputedStyle(this.area);
    for (const name of COPIED) copy.style[name] = style[name];
    Object.assign(copy.style, { position: "absolute", visibility: "hidden", insetBlockStart: 0, boxSizing: "border-box", width: `${this.area.clientWidth}px`, whiteSpace: "pre-wrap", overflowWrap: "break-word" });
    copy.textContent = this.area.value.slice(0, this.typed?.start ?? 0);
    const sign = document.createElement("span");
    sign.textContent = "@";
    copy.append(sign);
    this.append(copy);
    const place = { top: sign.offsetTop, left: sign.offsetLeft, line: sign.offsetHeight + 4 };
    copy.remove();
    return place;
  }
});

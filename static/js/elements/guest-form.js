// <guest-form data-src>: the form inside is the same for every guest; its token and stamp are fetched when it is first used.
customElements.define("guest-form", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("focusin", () => this.prepare());
    this.addEventListener("submit", (event) => this.hold(event));
  }

  // Resolves once the form holds both; a form that came fresh from the server already does.
  prepare() {
    const form = this.querySelector("form");
    if (form.elements.csrfmiddlewaretoken) return Promise.resolve();
    this.coming ??= fetch(this.dataset.src, { credentials: "same-origin", headers: { "HX-Request": "true" } })
      .then((response) => (response.ok ? response.text() : Promise.reject(response.status)))
      .then((html) => {
        const fresh = new DOMParser().parseFromString(html, "text/html");
        for (const name of ["csrfmiddlewaretoken", "stamp"]) {
          const input = fresh.querySelector(`input[name="${name}"]`);
          if (input) {
            form.querySelector(`input[name="${name}"]`)?.remove();
            form.prepend(document.importNode(input));
          }
        }
        this.dispatchEvent(new CustomEvent("guest-form:ready", { bubbles: true }));
      })
      .catch(() => { this.coming = null; });
    return this.coming;
  }

  // Sent before the token came: wait for it, then send; without one the server answers with a fresh form and the same text.
  hold(event) {
    const form = event.target;
    if (form.elements.csrfmiddlewaretoken || this.held) return;
    event.preventDefault();
    this.prepare().finally(() => {
      this.held = true;
      form.requestSubmit(event.submitter);
    });
  }
});

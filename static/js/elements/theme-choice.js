// <theme-choice>: a select of "", "light" and "dark"; kept on this device (see theme.js).
customElements.define("theme-choice", class extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    select.value = document.documentElement.dataset.theme ?? "";
    select.addEventListener("change", () => {
      if (select.value) document.documentElement.dataset.theme = select.value;
      else delete document.documentElement.dataset.theme;
      try {
        localStorage.setItem("theme", select.value);
      } catch {
        // holds for this page only
      }
    });
  }
});

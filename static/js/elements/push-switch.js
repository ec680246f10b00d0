// <push-switch data-key data-worker data-subscribe>: switches push messages on in this browser; each removal is a form.
customElements.define("push-switch", class extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("[data-switch]");
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return this.say("unable");
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.switchOn(); });
    const registration = await navigator.serviceWorker.getRegistration("/");
    const subscription = await registration?.pushManager.getSubscription();
    const row = subscription && this.querySelector(`[data-browser="${await hash(subscription.endpoint)}"]`);
    this.form.hidden = Boolean(row);
    if (!row) return;
    row.querySelector("[data-this]").hidden = false;
    row.querySelector("form").addEventListener("submit", () => { subscription.unsubscribe(); });
  }

  async switchOn() {
    const button = this.form.querySelector("button");
    button.disabled = true;
    this.say("");
    try {
      if ((await Notification.requestPermission()) !== "granted") return this.say("denied");
      const { endpoint, keys } = (await this.subscribed()).toJSON();
      const body = new FormData(this.form);
      for (const [name, value] of Object.entries({ endpoint, ...keys })) body.set(name, value);
      const response = await fetch(this.dataset.subscribe, { method: "POST", body });
      if (response.ok) return location.reload();
      this.say("failed", (await response.json()).error);
    } catch {
      this.say("failed");
    } finally {
      button.disabled = false;
    }
  }

  // A subscription that was made with another key is of no use any more.
  async subscribed() {
    await navigator.serviceWorker.register(this.dataset.worker, { scope: "/" });
    const { pushManager } = await navigator.serviceWorker.ready;
    const key = decoded(this.dataset.key);
    const old = await pushManager.getSubscription();
    if (old && same(old.options.applicationServerKey, key)) return old;
    await old?.unsubscribe();
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  }

  say(word, sentence = "") {
    this.querySelector("[data-said]").textContent = sentence || (word && this.dataset[word]);
  }
});

function decoded(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}

function same(buffer, bytes) {
  const other = new Uint8Array(buffer ?? new ArrayBuffer(0));
  return other.length === bytes.length && other.every((byte, place) => byte === bytes[place]);
}

async function hash(text) {
  const made = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(made)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The service worker: it shows what is pushed, and opens it. It keeps no pages and answers no requests.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("push", (event) => {
  const { title, body, url, tag, lang, dir } = event.data.json();
  event.waitUntil(registration.showNotification(title, { body, tag, lang, dir, data: { url } }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

// In the window that shows it already, else in a new one: nobody loses what they are reading.
async function open(path) {
  const address = new URL(path, location.origin);
  if (address.origin !== location.origin) return;
  const windows = await clients.matchAll({ type: "window" });
  const there = windows.find((one) => one.url === address.href);
  if (there) await there.focus();
  else await clients.openWindow(address.href);
}

// What every page needs: refusals where they belong, a sentence when something did not arrive, an end for posted drafts.

// A refusal without the fragment that was asked for must not replace it: the form and what was typed in it stay.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const said = detail.elt.querySelector?.(".said") ?? document.createElement("div");
  said.remove();
  if (detail.xhr.status < 400 || !detail.shouldSwap || detail.serverResponse.includes(`id="${detail.target.id}"`)) return;
  said.className = "said";
  said.setAttribute("role", "alert");
  detail.elt.append(said);
  detail.target = said;
  detail.swapOverride = "innerHTML";
});

for (const name of ["htmx:sendError", "htmx:responseError"]) document.addEventListener(name, sayOffline);

for (const { dataset } of document.querySelectorAll("[data-posted]")) {
  try {
    localStorage.removeItem(`draft:${dataset.posted}`);
  } catch {
    // no storage, no draft
  }
}

// The sentence of a refused vote lies over the text: it goes when the reader goes on.
for (const name of ["click", "keydown"]) {
  document.addEventListener(name, ({ key = "Escape" }) => {
    if (key === "Escape") for (const sentence of document.querySelectorAll(".votes > .refusal, .votes .said")) sentence.remove();
  });
}

function sayOffline() {
  const place = document.getElementById("notice");
  const notice = document.createElement("p");
  notice.className = "notice error";
  notice.textContent = place.dataset.offline;
  place.replaceChildren(notice);
  place.scrollIntoView({ block: "nearest" });
}

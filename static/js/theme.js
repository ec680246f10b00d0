// The reader's choice of light or dark, before the first drawing. Without a choice the device decides.
try {
  const theme = localStorage.getItem("theme");
  if (["light", "dark"].includes(theme)) document.documentElement.dataset.theme = theme;
} catch {
  // no storage, no choice
}

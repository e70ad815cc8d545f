// Runs before the first paint: the reader's choice of light or dark, and links that work from a disk.
if (location.protocol !== "file:") document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* storage may be forbidden */ }

// From a disk, browsers load no modules: what needs them stays hidden, and folders have to name their page.
if (location.protocol === "file:") {
  document.documentElement.classList.add("disk");
  addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("a[href]")) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
  });
}

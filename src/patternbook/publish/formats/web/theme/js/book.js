// What every page gains from script: the theme button, the menu, printing, where the reader is, search.
const root = document.documentElement;

function themeButton(button) {
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* the choice lasts for this page */ }
    show();
  });
}

function menu(details) {
  const close = () => { details.open = false; };
  document.addEventListener("click", event => { if (!details.contains(event.target)) close(); });
  details.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    close();
    details.querySelector("summary").focus();
  });
}

function printButton(button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Marks in the list of sections the one that is being read: the last whose heading has passed the top.
function reading(nav) {
  const links = [...nav.querySelectorAll("a")];
  const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    let current = -1;
    headings.forEach((heading, at) => { if (heading && heading.getBoundingClientRect().top < innerHeight * .3) current = at; });
    if (scrollY + innerHeight >= root.scrollHeight - 2) current = links.length - 1;
    links.forEach((link, at) => at === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  };
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; mark(); });
  }, { passive: true });
  mark();
}

const each = (selector, improve) => document.querySelectorAll(selector).forEach(improve);
each(".theme", themeButton);
each(".menu", menu);
each("button.print", printButton);
each(".toc", reading);

// The search is loaded when it is first wanted.
const finder = () => import("./finder.js");
const find = document.querySelector("a.find");

// Who types before the field is there finds it in the field.
async function search() {
  let typed = "";
  const collect = event => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    typed += event.key;
    event.preventDefault();
  };
  document.addEventListener("keydown", collect, true);
  try {
    const { open } = await finder();
    open(typed);
  } finally {
    document.removeEventListener("keydown", collect, true);
  }
}

const isTyping = target => target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

find?.addEventListener("click", async event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  await search();
});
document.addEventListener("keydown", async event => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (!slash && !(event.key === "k" && (event.ctrlKey || event.metaKey))) return;
  event.preventDefault();
  await search();
});
each("[data-search]", async host => (await finder()).onPage(host));

// Who asks before the advisor is there is answered once it is.
each("form.ask", form => {
  const adviser = import("./asking.js").then(({ asking }) => asking(form));
  form.addEventListener("submit", async event => {
    event.preventDefault();
    (await adviser)();
  });
});

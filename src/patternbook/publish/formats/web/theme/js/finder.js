// The search as people see it: a field, results as they type with the section that answers, on a page or in a dialog.
import { marked } from "./marking.js";
import { loadIndex, fold, wordsOf } from "./search.js";

const link = document.querySelector("a.find");
const { nothing, close: closeWord, results: resultsWord } = link.dataset;
const home = new URL(".", new URL("..", link.href));
const LIMIT = 12;
let loading;

const index = () => loading ??= loadIndex(new URL("index.json", link.href));

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Marks what was typed; where a text has it only in parts, its words.
function shown(text, query) {
  const sought = wordsOf(fold(query));
  const isSought = word => wordsOf(fold(word)).some(own => sought.some(one => own.startsWith(one)));
  const typed = fold(query).split(/[\s"“”]+/);
  return marked(text, typed.flatMap(part => fold(text).includes(part) ? [part] : wordsOf(part)), isSought);
}

function result(hit, query) {
  const address = new URL(`p/${encodeURIComponent(hit.slug)}/${hit.section ? `#${hit.section}` : ""}`, home);
  if (address.protocol === "file:") address.pathname += "index.html";
  const title = element("strong", { lang: hit.language }, ...shown(hit.title, query));
  const where = hit.heading ? [element("b", {}, hit.heading), " "] : [];
  const text = element("span", { lang: hit.language }, ...where, ...shown(hit.snippet, query));
  return element("li", {}, element("a", { href: address.href }, title, text));
}

// Builds field and results into a host, and returns the field. `asked` is told each query.
function finder(host, asked = () => {}) {
  const input = element("input", { type: "search", placeholder: link.dataset.example, "aria-label": link.textContent.trim().replace(/\s*\/$/, ""), autocomplete: "off", spellcheck: "false" });
  const status = element("p", { class: "status", role: "status" });
  const list = element("ol", { class: "results", "aria-label": resultsWord });
  host.append(input, status, list);
  let latest = 0;

  const show = async () => {
    const query = input.value, turn = ++latest;
    asked(query);
    const hits = query.trim() ? (await index()).search(query, LIMIT) : [];
    if (turn !== latest) return;
    list.replaceChildren(...hits.map(hit => result(hit, query)));
    status.textContent = hits.length || !query.trim() ? "" : nothing;
  };

  const links = () => [...list.querySelectorAll("a")];
  host.addEventListener("keydown", event => {
    const all = links(), at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown") all[Math.min(at + 1, all.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? all[at - 1] : input).focus();
    else if (event.key === "Enter" && document.activeElement === input) all[0]?.click();
    else return;
    event.preventDefault();
  });
  input.addEventListener("input", show);
  input.addEventListener("focus", index, { once: true });
  return { input, show };
}

export function onPage(host) {
  const remember = query => history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  const { input, show } = finder(host, remember);
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.focus();
  show();
}

let dialog;
export function open(typed = "") {
  const here = document.querySelector("[data-search] input");
  if (here) return here.focus();
  if (!dialog) {
    dialog = element("dialog", { class: "finder", "aria-label": link.textContent.trim().replace(/\s*\/$/, "") });
    const host = element("div", { class: "search" });
    const close = element("button", { type: "button", class: "close", "aria-label": closeWord }, "×");
    dialog.append(host, close);
    document.body.append(dialog);
    dialog.input = finder(host).input;
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", event => { if (event.target === dialog || event.target.closest("a")) dialog.close(); });
  }
  dialog.showModal();
  dialog.input.focus();
  if (!typed) return dialog.input.select();
  dialog.input.value = typed;
  dialog.input.dispatchEvent(new Event("input"));
}

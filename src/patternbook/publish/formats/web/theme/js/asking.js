// The box "What is in your way?": the patterns that fit, with sentences that say why, below the box.
import { loadAdvisor } from "./advise.js";
import { marked } from "./marking.js";
import { fold, wordsOf } from "./search.js";

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const filled = (words, value) => words.replace("{0}", value);

// Returns the words of a quotation, those marked that answer: they share their terms with the question.
function quoted(reason, terms) {
  const sought = new Set(reason.answers.flatMap((word) => terms.of(word)).flatMap((term) => [...terms.standingFor(term).keys()]));
  return marked(reason.text, [...sought], (word) => wordsOf(fold(word)).some((term) => sought.has(term)));
}

// Readies a form and returns what asks its question.
export function asking(form) {
  const input = form.querySelector("input"), said = form.dataset;
  const index = new URL("index.json", new URL(form.dataset.index, location.href));
  const home = new URL("..", index);
  const host = element("section", { class: "advice", "aria-live": "polite", tabindex: "-1" });
  host.hidden = true;
  form.closest(".hero").after(host);
  let loading;
  const advisor = () => loading ??= loadAdvisor(index);
  const page = (slug, anchor = "") => new URL(`p/${encodeURIComponent(slug)}/${anchor && `#${anchor}`}`, home).href;

  function reason(known, match, why) {
    const heading = known.entries.find((entry) => entry.slug === match.slug).passages.find((p) => p.kind === why.section)?.heading;
    const told = filled(said.answers, why.answers.join(", "));
    const source = element("footer", {}, element("a", { href: page(match.slug, why.section) }, heading || why.section), ` · ${told}`);
    return element("blockquote", { lang: match.language }, element("p", {}, ...quoted(why, known.terms)), source);
  }

  function checklist(match) {
    const item = (text) => element("li", {}, element("label", {}, element("input", { type: "checkbox" }), element("span", {}, text)));
    return element("details", {}, element("summary", {}, said.check), element("ul", { lang: match.language }, ...match.checks.map(item)));
  }

  function leads(known, match) {
    const titles = new Map(known.entries.map((entry) => [entry.slug, entry]));
    const links = match.leadsTo.map(([, slug]) => element("a", { href: page(slug), lang: titles.get(slug).language }, titles.get(slug).title));
    return element("p", { class: "leads" }, `${said.leads} `, ...links.flatMap((link, at) => (at ? [", ", link] : [link])));
  }

  function shown(known, match) {
    const title = element("h3", {}, element("a", { href: page(match.slug), lang: match.language }, match.title));
    const head = element("div", { class: "fit" }, title, element("span", { class: `tag ${match.confidence}` }, said[match.confidence]));
    const made = element("li", {}, head, ...match.reasons.map((why) => reason(known, match, why)));
    if (match.checks.length) made.append(checklist(match));
    if (match.leadsTo.length) made.append(leads(known, match));
    return made;
  }

  function nothing(question) {
    const search = new URL(form.action);
    search.searchParams.set("q", question);
    const ways = element("p", {}, element("a", { href: search.href }, said.words));
    if (said.donut) ways.append(" · ", element("a", { href: said.donut.replaceAll("QUESTION", encodeURIComponent(question)) }, said.keep));
    return [element("h2", {}, said.nothing), ways];
  }

  async function answer(question) {
    const known = await advisor(), matches = known.recommend(question);
    const list = element("ol", {}, ...matches.map((match) => shown(known, match)));
    host.replaceChildren(...(matches.length ? [element("h2", {}, said.found), list] : nothing(question)));
    host.hidden = false;
  }

  async function ask(question) {
    host.hidden = !question;
    if (question) await answer(question);
  }

  async function submit() {
    const question = input.value.trim();
    history.pushState(null, "", question ? `?ask=${encodeURIComponent(question)}` : location.pathname);
    await ask(question);
    if (question) host.focus({ preventScroll: true });
    if (question) host.scrollIntoView({ block: "nearest" });
  }
  input.addEventListener("focus", advisor, { once: true });
  const restore = () => {
    input.value = new URLSearchParams(location.search).get("ask") ?? "";
    ask(input.value.trim());
  };
  addEventListener("popstate", restore);
  if (location.search) restore();
  return submit;
}

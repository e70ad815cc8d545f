// What writing pages gain from script: preview and checks while typing, and a warning before words are lost.
const WAIT = 350, PATIENCE = 10000;

function later(work) {
  let timer;
  return () => { clearTimeout(timer); timer = setTimeout(work, WAIT); };
}

function fill(element, html) {
  if (element && element.innerHTML !== html) element.innerHTML = html;
}

function watch(form) {
  const text = form.querySelector("textarea[name=text]");
  if (!text) return;
  let asked = 0;
  const check = async () => {
    const mine = ++asked;
    const body = new URLSearchParams(new FormData(form));
    for (const name of ["kind", "slug", "key", "language", "draft"]) if (form.dataset[name]) body.set(name, form.dataset[name]);
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body, headers: { accept: "application/json" } });
      if (!answer.ok || mine !== asked) return;
      const told = await answer.json();
      fill(document.querySelector("[data-preview]"), told.preview);
      fill(document.querySelector("[data-findings]"), told.findings_html);
      fill(document.querySelector("[data-near]"), told.near_html);
    } catch { /* without a connection the text stays, and saving tells */ }
  };
  text.addEventListener("input", later(check));
  if (text.value !== text.defaultValue) check();
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", event => { if (changed && !form.dataset.save) event.preventDefault(); });
  if (form.dataset.save) autosave(form, () => { changed = false; });
}

// One save at a time, and the button waits for the last: an older text that comes late would take the newer one back.
function autosave(form, done) {
  const told = document.querySelector("[data-saved]");
  let saving = Promise.resolve(), under = 0;
  const send = async () => {
    const body = new URLSearchParams(new FormData(form));
    body.set("act", "autosave");
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(form.dataset.save, { method: "POST", body, signal, headers: { accept: "application/json" } });
      if (answer.ok) done();
      if (told) told.textContent = answer.ok ? "Saved on this space, for you alone." : "Not saved; use the button below.";
    } catch {
      if (told) told.textContent = "No connection: your words are still here. They are saved when you go on.";
    }
  };
  const save = () => { under++; saving = saving.then(send).finally(() => { under--; }); };
  form.addEventListener("input", later(save));
  form.addEventListener("submit", event => {
    if (!under) return;
    event.preventDefault();
    saving.then(() => form.requestSubmit(event.submitter));
  });
  const text = form.querySelector("textarea[name=text]");
  if (text.value !== text.defaultValue) save();
}

document.querySelectorAll("form.write").forEach(watch);

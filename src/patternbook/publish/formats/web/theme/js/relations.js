// The circle of relations: what is pointed at or focused stands out with its neighbors; filter by title and by kind.
const circle = document.querySelector("svg.circle");
const tools = document.querySelector("[data-relation-tools]");

const members = [...circle?.querySelectorAll(".member") ?? []];
const ties = [...circle?.querySelectorAll(".ties path") ?? []];
const bySlug = new Map(members.map(member => [member.dataset.slug, member]));
const hidden = new Set();
let wanted = "";

const titleOf = member => member.querySelector("title").textContent.toLocaleLowerCase();
const isShown = tie => !hidden.has(tie.classList[0]);

// Only the given patterns and what they are tied to stay bright; with none, everything does.
function bring(slugs) {
  const near = new Set(slugs);
  for (const tie of ties) {
    const out = slugs.has(tie.dataset.from), into = slugs.has(tie.dataset.to);
    tie.classList.toggle("out", out && isShown(tie));
    tie.classList.toggle("in", into && !out && isShown(tie));
    if ((out || into) && isShown(tie)) near.add(tie.dataset.from).add(tie.dataset.to);
  }
  circle.classList.toggle("focused", slugs.size > 0);
  for (const [slug, member] of bySlug) member.classList.toggle("near", near.has(slug));
}

const matching = () => new Set(wanted ? members.filter(member => titleOf(member).includes(wanted)).map(member => member.dataset.slug) : []);
const memberAt = event => event.target.closest?.(".member");

function filtering() {
  tools.hidden = false;
  tools.querySelector("[type=search]").addEventListener("input", event => {
    wanted = event.target.value.trim().toLocaleLowerCase();
    bring(matching());
  });
  tools.addEventListener("change", event => {
    if (event.target.type !== "checkbox") return;
    hidden[event.target.checked ? "delete" : "add"](event.target.value);
    for (const tie of ties) tie.toggleAttribute("hidden", !isShown(tie));
    bring(matching());
  });
}

// A picture that is larger than its frame shows its middle first.
function center(frame) {
  frame.scrollTo((frame.scrollWidth - frame.clientWidth) / 2, (frame.scrollHeight - frame.clientHeight) / 2);
}

if (circle) {
  filtering();
  center(circle.parentElement);
  for (const name of ["pointerover", "focusin"]) {
    circle.addEventListener(name, event => { if (memberAt(event)) bring(new Set([memberAt(event).dataset.slug])); });
  }
  for (const name of ["pointerout", "focusout"]) circle.addEventListener(name, () => bring(matching()));
}

// The map with a mouse, a finger or a keyboard: open and close branches, zoom, filter, walk with the arrow keys.
const canvas = document.querySelector(".canvas");
const tree = canvas?.querySelector("svg.tree");
const tools = document.querySelector("[data-map-tools]");

const parentOf = node => node.parentElement.closest(".node");
const childrenOf = node => [...node.children].filter(child => child.classList.contains("node"));
const isShown = node => !parentOf(node)?.closest(".shut");

function zooming() {
  const { width, height } = tree.viewBox.baseVal;
  let scale = 1;
  const set = next => {
    const middle = (canvas.scrollTop + canvas.clientHeight / 2) / scale;
    scale = Math.min(3, Math.max(.2, next));
    tree.setAttribute("width", Math.round(width * scale));
    tree.setAttribute("height", Math.round(height * scale));
    canvas.scrollTop = middle * scale - canvas.clientHeight / 2;
  };
  const whole = () => Math.min(canvas.clientWidth / width, canvas.clientHeight / height);
  const by = { in: () => scale * 1.25, out: () => scale / 1.25, fit: () => scale === whole() ? 1 : whole() };
  for (const button of tools.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => set(by[button.dataset.zoom]()));
  canvas.addEventListener("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    set(scale * Math.exp(-event.deltaY / 400));
  }, { passive: false });
  return amount => set(scale * amount);
}

// A closed branch hides what hangs below it; its place stays, so that nothing jumps.
function toggle(node, shut = !node.classList.contains("shut")) {
  if (!childrenOf(node).length) return;
  node.classList.toggle("shut", shut);
  textOf(node).setAttribute("aria-expanded", String(!shut));
}

function filtering(input) {
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLocaleLowerCase();
    const nodes = [...tree.querySelectorAll(".node")];
    const hit = node => ownText(node).toLocaleLowerCase().includes(wanted);
    const kept = new Set();
    for (const node of nodes.filter(hit)) {
      for (let up = node; up; up = parentOf(up)) kept.add(up);
      node.querySelectorAll(".node").forEach(below => kept.add(below));
    }
    nodes.forEach(node => node.classList.toggle("faint", Boolean(wanted) && !kept.has(node)));
    nodes.find(node => wanted && hit(node) && !childrenOf(node).length)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

const textOf = node => node.querySelector(":scope > text, :scope > a > text");
const ownText = node => textOf(node)?.textContent ?? "";

function walking(zoom) {
  const focusable = node => node.querySelector(":scope > a") ?? textOf(node);
  const goTo = node => node && focusable(node).focus();
  const beside = (node, step) => {
    const all = [...tree.querySelectorAll(".node")].filter(other => isShown(other) && kindOf(other) === kindOf(node));
    return all[all.indexOf(node) + step];
  };
  tree.addEventListener("keydown", event => {
    const node = event.target.closest(".node");
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = {
      ArrowLeft: () => goTo(parentOf(node)),
      ArrowRight: () => { toggle(node, false); goTo(childrenOf(node)[0]); },
      ArrowUp: () => goTo(beside(node, -1)),
      ArrowDown: () => goTo(beside(node, 1)),
      "+": () => zoom(1.25),
      "-": () => zoom(.8),
    };
    if (!event.target.closest("a")) moves.Enter = moves[" "] = () => toggle(node);
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
}

// A narrow window begins where the reading does, not in the empty corner beside the root.
function beginning() {
  const first = tree.querySelector(".node.pattern");
  const above = first && parentOf(first);
  if (above && canvas.clientWidth < 640) canvas.scrollLeft = textOf(above).getBBox().x - 16;
}

const kindOf = node => ["root", "branch", "group", "challenge", "pattern"].find(kind => node.classList.contains(kind));

if (tree) {
  tools.hidden = false;
  for (const node of tree.querySelectorAll(".node")) {
    if (!childrenOf(node).length) continue;
    const knob = textOf(node);
    knob.classList.add("knob");
    for (const [name, value] of [["tabindex", "0"], ["role", "button"], ["aria-expanded", "true"]]) knob.setAttribute(name, value);
    knob.addEventListener("click", () => toggle(node));
  }
  walking(zooming());
  filtering(tools.querySelector("input"));
  beginning();
}

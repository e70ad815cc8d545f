// Marks in a text what was sought: whole words, since folding may change their length; in Chinese and Japanese,
// which have no spaces to cut at, every stretch that the sought terms, mostly pairs of characters, cover.
import { fold } from "./search.js";

const CJK = /[\u3040-\u30ff\u3400-\u9fff]/;

function* placesOf(text, terms, isSought) {
  const sizes = new Set([...terms].map((term) => term.length));
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!CJK.test(run)) {
      if (isSought(run)) yield [index, index + run.length];
      continue;
    }
    for (let at = 0; at < run.length; at++) {
      for (const size of sizes) if (terms.has(fold(run.slice(at, at + size)))) yield [index + at, index + at + size];
    }
  }
}

// Returns the text in pieces, those that were sought as <mark>. `isSought` tells it of a word with spaces around it.
export function marked(text, terms, isSought) {
  const pieces = [];
  let end = 0, mark;
  for (const [start, stop] of placesOf(text, new Set(terms.filter((term) => CJK.test(term))), isSought)) {
    if (stop <= end) continue;
    if (start > end || !mark) {
      pieces.push(text.slice(end, start), mark = document.createElement("mark"));
      end = start;
    }
    mark.append(text.slice(end, stop));
    end = stop;
  }
  return [...pieces, text.slice(end)];
}

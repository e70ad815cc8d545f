// The advisor of the book: which patterns fit a problem and why, in the order and words of discover/advisor/matching.py.
import { fold, readFiles, SearchIndex, wordsOf } from "./search.js";

const MOST_MATCHES = 5, MOST_REASONS = 3, LONGEST_QUESTION = 2000, MOST_WORDS = 100;
const [NAME, PATLET, PROBLEM, REST, MARGIN, ASK] = [3, 3, 2, 1, 0.25, 3];
const MARGINAL = new Set(["status", "authors", "acknowledgments", "preamble", "other", "known-instances", "sketch"]);
const SYNONYM = 0.3, LEVEL = 0.3, FITS = 0.5, LIKELY = 0.8, SURE = 1.1, CHANCE = 0.7, FEW = 2;
const SATURATION = 1.2, LENGTH = 0.75, FINE = 1000;
const PAIR = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const GRAMMAR = /^[\u3041-\u309f的了是在和与们]+|[\u3041-\u309f的了是在和与们]+$/g;
const AROUND = /^[.,;:!?¿¡()[\]"'“”‘’…]+|[.,;:!?¿¡()[\]"'“”‘’…]+$/g;

class Terms {
  constructor(filling, groups) {
    this.filling = new Set(filling);
    this.alike = new Map();
    for (const group of groups) {
      const words = new Set(this.of(group));
      for (const word of words) this.alike.set(word, new Set([...(this.alike.get(word) || []), ...words]));
    }
  }

  of(text) {
    return wordsOf(fold(text)).filter((word) => !this.filling.has(word));
  }

  like(word) {
    return this.alike.get(word) || [];
  }
}

// Bags of weighted words, scored by BM25; each belongs to the entry whose number `owners` gives.
class Bags {
  constructor(bags, owners) {
    this.owners = owners;
    this.count = bags.length;
    const lengths = bags.map((bag) => [...bag.values()].reduce((sum, weight) => sum + weight, 0));
    const mean = (lengths.reduce((sum, length) => sum + length, 0) / bags.length) || 1;
    this.burdens = lengths.map((length) => SATURATION * (1 - LENGTH + (LENGTH * length) / mean));
    this.postings = new Map();
    bags.forEach((bag, number) => {
      for (const [word, weight] of bag) {
        if (!this.postings.has(word)) this.postings.set(word, new Map());
        this.postings.get(word).set(number, weight);
      }
    });
  }

  rarity(word) {
    const holding = this.postings.get(word)?.size || 0;
    return Math.floor(Math.log(1 + (this.count - holding + 0.5) / (holding + 0.5)) * FINE + 0.5);
  }

  holds(word, number) {
    return this.postings.get(word)?.has(number) || false;
  }

  best(words, entries) {
    const scores = new Float64Array(this.count), found = new Float64Array(entries);
    for (const [word, worth] of words) {
      const rare = this.rarity(word) * worth;
      for (const [number, weight] of this.postings.get(word) || []) {
        scores[number] += (rare * weight) / (weight + this.burdens[number]);
      }
    }
    scores.forEach((score, number) => { found[this.owners[number]] = Math.max(found[this.owners[number]], score); });
    return found;
  }
}

function standardized(scores) {
  let sum = 0, squares = 0;
  for (const score of scores) sum += score;
  const mean = sum / scores.length;
  for (const score of scores) squares += (score - mean) * (score - mean);
  const spread = Math.sqrt(squares / scores.length);
  return [...scores].map((score) => (spread ? (score - mean) / spread : 0));
}

// The words as they were typed; pairs of Chinese or Japanese that touch become one, and grammar at their ends falls away.
function joined(answers, said) {
  const words = [];
  for (const word of answers) {
    const last = [...(words.at(-1) ?? "")], [first, ...rest] = word;
    const longer = last.length && PAIR.test(word) && last.at(-1) === first ? last.join("") + rest.join("") : "";
    if (longer && said.includes(longer)) words[words.length - 1] = longer;
    else words.push(word);
  }
  const told = words.map((word) => (PAIR.test(word) ? word.replace(GRAMMAR, "") : word));
  const kept = new Set(told.filter((word) => [...word].length > 1 || words.includes(word)));
  return kept.size ? [...kept] : words;
}

export class Advisor {
  constructor(entries, { filling, synonyms, guidance }) {
    this.entries = entries;
    this.terms = new Terms(filling.split(" "), synonyms);
    this.guidance = guidance.map(([quotes, asks, checks, leadsTo]) => ({
      quotes: quotes.map(([section, start, end, text]) => ({ section, start, end, text, words: new Set(this.terms.of(text)) })),
      asks, checks, leadsTo,
    }));
    this.wholes = new Bags(entries.map((entry, n) => this.whole(entry, this.guidance[n])), entries.map((_, n) => n));
    const parts = entries.flatMap((entry, n) => this.parts(entry, this.guidance[n]).map((part) => [n, part]));
    this.parts = new Bags(parts.map(([, part]) => this.bag([[part, 1]])), parts.map(([n]) => n));
  }

  bag(texts) {
    const bag = new Map();
    for (const [text, weight] of texts) for (const term of this.terms.of(text)) bag.set(term, (bag.get(term) || 0) + weight);
    return bag;
  }

  whole(entry, guidance) {
    const weight = (kind) => (kind === "problem" ? PROBLEM : MARGINAL.has(kind) ? MARGIN : REST);
    return this.bag([
      ...[entry.title, ...entry.names].map((text) => [text, NAME]),
      [entry.patlet, PATLET],
      ...entry.passages.map((passage) => [passage.text, weight(passage.kind)]),
      ...[...guidance.asks, ...entry.challenges].map((ask) => [ask, ASK]),
    ]);
  }

  parts(entry, guidance) {
    const own = entry.passages.filter((passage) => !MARGINAL.has(passage.kind)).map((passage) => passage.text);
    return [`${entry.title}. ${entry.patlet}`, ...own, ...guidance.asks, ...entry.challenges];
  }

  read(question) {
    const typed = new Map(), worth = new Map();
    for (const word of [...question].slice(0, LONGEST_QUESTION).join("").split(/\s+/)) {
      for (const term of this.terms.of(word)) {
        if (!typed.has(term) && typed.size < MOST_WORDS) typed.set(term, PAIR.test(term) ? term : word.replace(AROUND, ""));
      }
    }
    for (const term of typed.keys()) worth.set(term, 1);
    for (const term of typed.keys()) for (const other of this.terms.like(term)) if (!worth.has(other)) worth.set(other, SYNONYM);
    return { typed, worth, said: fold([...question].slice(0, LONGEST_QUESTION).join("")) };
  }

  covered(typed, number) {
    let told = 0, held = 0, words = 0;
    for (const term of typed.keys()) {
      const rare = this.wholes.rarity(term);
      told += rare;
      const holds = this.wholes.holds(term, number);
      if (!holds && ![...this.terms.like(term)].some((other) => this.wholes.holds(other, number))) continue;
      held += holds ? rare : rare / 2;
      words++;
    }
    return [told ? held / told : 0, words];
  }

  reasons({ typed, said }, number) {
    const rated = [];
    this.guidance[number].quotes.forEach((quote, place) => {
      let told = 0;
      const answers = new Set();
      for (const [term, word] of typed) {
        const alike = quote.words.has(term) ? 1 : [...this.terms.like(term)].some((other) => quote.words.has(other)) ? SYNONYM : 0;
        if (!alike) continue;
        told += this.parts.rarity(term) * alike;
        answers.add(word);
      }
      if (told) rated.push({ told, place, quote, answers: joined([...answers], said) });
    });
    const best = rated.sort((a, b) => b.told - a.told || a.place - b.place).slice(0, MOST_REASONS);
    const kept = best.filter((row) => row.told * 2 >= best[0].told).sort((a, b) => a.place - b.place);
    return kept.map(({ quote, answers }) => ({ section: quote.section, start: quote.start, end: quote.end, text: quote.text, answers }));
  }

  recommend(question) {
    const asked = this.read(question), { typed, worth } = asked, count = this.entries.length;
    if (!typed.size || !count) return [];
    const whole = this.wholes.best(worth, count), part = this.parts.best(worth, count);
    const [one, two] = [standardized(whole), standardized(part)];
    const scores = this.entries.map((entry, n) => one[n] + two[n] + LEVEL * entry.level);
    const ranked = this.entries.map((_, n) => n).filter((n) => part[n] > 0).sort((m, n) => scores[n] - scores[m] || m - n);
    const matches = [];
    for (const n of ranked) {
      if (matches.length === MOST_MATCHES) break;
      const reasons = this.reasons(asked, n);
      if (!reasons.length) continue;
      const { slug, title, level, language } = this.entries[n], { checks, leadsTo } = this.guidance[n];
      const [share, words] = this.covered(typed, n);
      const whole = part[n] / this.parts.rarity("") + share / 2;
      const fit = words === 1 && typed.size > FEW ? whole * CHANCE : whole;
      const confidence = fit >= SURE ? "high" : fit >= LIKELY ? "medium" : "low";
      matches.push({ slug, title, level, language, fit, confidence, reasons, checks, leadsTo });
    }
    return matches.some((match) => match.fit >= FITS) ? matches : [];
  }
}

// Load the advisor of a book by the address of its search index.
export async function loadAdvisor(address) {
  const [index, advice] = await Promise.all([readFiles(address, "entries"), readFiles(new URL("advice.json", address), "guidance")]);
  return new Advisor(SearchIndex.entriesOf(index.entries), advice);
}

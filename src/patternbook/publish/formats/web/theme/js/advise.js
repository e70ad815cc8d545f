// The advisor of the book: which patterns fit a problem and why, in the order and words of discover/advisor/matching.py.
import { fold, readFiles, SearchIndex, wordsOf } from "./search.js";

const MOST_MATCHES = 5, MOST_REASONS = 3, LONGEST_QUESTION = 2000, MOST_WORDS = 100;
const [NAME, PATLET, PROBLEM, REST, MARGIN, ASK] = [3, 3, 2, 1, 0.25, 3];
const MARGINAL = new Set(["status", "authors", "acknowledgments", "preamble", "other", "known-instances", "sketch"]);
const FORM = 0.6, SYNONYM = 0.3, STEM = 4, WHOLE = 0.5, SHARES = [1, 0.7, 0.49], LEVEL = 0.2;
const FITS = 1.3, LIKELY = 1.6, SURE = 2, CHANCE = 0.7, FEW = 2, ON_PROBLEM = 1.5, LEADING = 0.3;
const SATURATION = 1.2, LENGTH = 0.75, FINE = 1000;
const PAIR = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const GRAMMAR = /^[\u3041-\u309f的了是在和与们]+|[\u3041-\u309f的了是在和与们]+$/g;
const AROUND = /^[.,;:!?¿¡()[\]"'“”‘’…]+|[.,;:!?¿¡()[\]"'“”‘’…]+$/g;

class Terms {
  constructor(filling, groups, endings) {
    this.filling = new Set(filling);
    this.endings = [...new Set(endings)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.alike = new Map();
    for (const group of groups) {
      const stems = new Set(this.of(group).map((word) => this.stem(word)));
      for (const stem of stems) this.alike.set(stem, new Set([...(this.alike.get(stem) || []), ...stems]));
    }
  }

  of(text) {
    return wordsOf(fold(text)).filter((word) => !this.filling.has(word));
  }

  // The terms that may stand for one, each with its worth: itself, its forms, what means much the same.
  standingFor(term) {
    const stem = this.stem(term), standing = new Map([[term, 1]]);
    const add = (form, worth) => { if (!standing.has(form)) standing.set(form, worth); };
    for (const form of this.forms(stem)) add(form, FORM);
    for (const other of this.alike.get(stem) || []) for (const form of this.forms(other)) add(form, SYNONYM);
    return standing;
  }

  stem(term) {
    const falls = (ending) => term.endsWith(ending) && [...term].length - ending.length >= STEM;
    const ending = this.endings.find(falls);
    return ending ? term.slice(0, -ending.length) : term;
  }

  forms(stem) {
    return [stem, ...this.endings.map((ending) => stem + ending)];
  }
}

// Bags of weighted words, scored by BM25.
class Bags {
  constructor(bags) {
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
    return this.rarityOf(this.postings.get(word)?.size || 0);
  }

  rarityOf(holding) {
    return Math.floor(Math.log(1 + (this.count - holding + 0.5) / (holding + 0.5)) * FINE + 0.5);
  }

  holds(word, number) {
    return this.postings.get(word)?.has(number) || false;
  }

  // The words that stand for one are counted together, as one word.
  scores(sought) {
    const scores = new Float64Array(this.count);
    for (const [word, standing] of sought) {
      const weights = new Map();
      for (const [other, worth] of standing) {
        for (const [number, weight] of this.postings.get(other) || []) {
          weights.set(number, (weights.get(number) || 0) + weight * worth);
        }
      }
      const rare = this.postings.has(word) ? this.rarity(word) : this.rarityOf(weights.size);
      for (const [number, weight] of weights) scores[number] += (rare * weight) / (weight + this.burdens[number]);
    }
    return scores;
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

// What the best word is worth, among some words, that stands for a term.
function worthAmong(standing, words) {
  let best = 0;
  for (const [word, worth] of standing) if (worth > best && words.has(word)) best = worth;
  return best;
}

export class Advisor {
  constructor(entries, { filling, endings, synonyms, guidance }) {
    this.entries = entries;
    this.terms = new Terms(filling.split(" "), synonyms, endings.split(" ").filter(Boolean));
    this.guidance = guidance.map(([quotes, asks, checks, leadsTo]) => ({
      quotes: quotes.map(([section, start, end, text]) => ({ section, start, end, text, words: new Set(this.terms.of(text)) })),
      asks, checks, leadsTo,
    }));
    this.wholes = new Bags(entries.map((entry, n) => this.whole(entry, this.guidance[n])));
    const parts = entries.flatMap((entry, n) => this.parts(entry, this.guidance[n]).map((part, place) => ({ n, place, part })));
    this.places = parts.map(({ n, place }) => ({ n, place }));
    this.passages = new Bags(parts.map(({ part }) => this.bag([[part, 1]])));
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
    const typed = new Map();
    for (const word of [...question].slice(0, LONGEST_QUESTION).join("").split(/\s+/)) {
      for (const term of this.terms.of(word)) {
        if (!typed.has(term) && typed.size < MOST_WORDS) typed.set(term, PAIR.test(term) ? term : word.replace(AROUND, ""));
      }
    }
    const sought = new Map();
    for (const term of typed.keys()) {
      const stands = ([word]) => word === term || (this.wholes.postings.has(word) && !typed.has(word));
      sought.set(term, new Map([...this.terms.standingFor(term)].filter(stands)));
    }
    return { typed, sought, said: fold([...question].slice(0, LONGEST_QUESTION).join("")) };
  }

  // For each pattern the scores of its passages that hold what is sought, best first, with their place.
  found(sought) {
    const found = this.entries.map(() => []);
    this.passages.scores(sought).forEach((score, number) => {
      if (score) found[this.places[number].n].push({ score, place: this.places[number].place });
    });
    for (const parts of found) parts.sort((a, b) => b.score - a.score || a.place - b.place);
    return found;
  }

  covered(sought, number) {
    let told = 0, held = 0, words = 0;
    for (const [term, standing] of sought) {
      const rare = this.wholes.rarity(term);
      told += rare;
      let best = 0;
      for (const [word, worth] of standing) if (worth > best && this.wholes.holds(word, number)) best = worth;
      if (!best) continue;
      held += (rare * (1 + best)) / 2;
      words++;
    }
    return [told ? held / told : 0, words];
  }

  // What leads from a question to a pattern when its own sentences say it in other words: its summary, or what people ask.
  lead({ typed, sought }, number, best) {
    const entry = this.entries[number], guidance = this.guidance[number], parts = this.parts(entry, guidance);
    if (best > 0 && best < parts.length - guidance.asks.length - entry.challenges.length) return { words: new Set(), answers: [] };
    const words = new Set(this.terms.of(parts[best]));
    const answers = [...sought].filter(([, standing]) => worthAmong(standing, words)).map(([term]) => term);
    return { words: new Set([...words].filter((word) => !typed.has(word))), answers };
  }

  rated(sought, lead, quote, place) {
    let told = 0, led = 0;
    const answers = new Set();
    for (const [term, standing] of sought) {
      const worth = worthAmong(standing, quote.words);
      if (!worth) continue;
      told += this.passages.rarity(term) * worth;
      answers.add(term);
    }
    for (const word of lead.words) if (quote.words.has(word)) led += this.passages.rarity(word);
    led *= LEADING;
    if (led) for (const term of lead.answers) answers.add(term);
    return { told: (told + led) * (quote.section === "problem" ? ON_PROBLEM : 1), place, quote, answers: [...answers] };
  }

  reasons(asked, number, best) {
    const { typed, sought, said } = asked, lead = this.lead(asked, number, best), { quotes } = this.guidance[number];
    const told = quotes.map((quote, place) => this.rated(sought, lead, quote, place)).filter(({ answers }) => answers.length);
    told.sort((a, b) => b.told - a.told || a.place - b.place);
    if (!told.length && lead.answers.length && quotes.length) {
      const place = Math.max(0, quotes.findIndex(({ section }) => section === "problem"));
      told.push({ told: 0, place, quote: quotes[place], answers: lead.answers });
    }
    const chosen = [], answered = new Set();
    for (const each of told) {
      if (chosen.length === MOST_REASONS || each.told * 2 < told[0].told || each.answers.every((term) => answered.has(term))) continue;
      chosen.push(each);
      for (const term of each.answers) answered.add(term);
    }
    return chosen.sort((a, b) => a.place - b.place).map(({ quote, answers }) => {
      const { section, start, end, text } = quote;
      return { section, start, end, text, answers: joined([...new Set(answers.map((term) => typed.get(term)))], said) };
    });
  }

  recommend(question) {
    const asked = this.read(question), { typed, sought } = asked;
    if (!typed.size || !this.entries.length) return [];
    const whole = standardized(this.wholes.scores(sought)), found = this.found(sought);
    const told = found.map((parts) => SHARES.reduce((sum, share, place) => sum + (parts[place]?.score || 0) * share, 0));
    const best = standardized(told);
    const scores = this.entries.map((entry, n) => whole[n] * WHOLE + best[n] + LEVEL * entry.level);
    const ranked = this.entries.map((_, n) => n).filter((n) => found[n].length).sort((m, n) => scores[n] - scores[m] || m - n);
    const matches = [];
    for (const n of ranked) {
      if (matches.length === MOST_MATCHES) break;
      const reasons = this.reasons(asked, n, found[n][0].place);
      if (!reasons.length) continue;
      const { slug, title, level, language } = this.entries[n], { checks, leadsTo } = this.guidance[n];
      const [share, words] = this.covered(sought, n);
      const sure = told[n] / this.passages.rarity("") + share;
      const fit = words === 1 && typed.size > FEW ? sure * CHANCE : sure;
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

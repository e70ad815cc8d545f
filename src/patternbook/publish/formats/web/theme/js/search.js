// The search of the book: the same index, words and whole-number scores as discover/search.py.

const [TITLE, NAME, PATLET, PROBLEM, REST, MARGIN] = [40, 24, 12, 8, 4, 1];
const MARGINAL = new Set(["status", "authors", "acknowledgments", "preamble", "other"]);
const OFTEN = [0, 2, 3, 4];
const [WHOLE, TYPING, LONGER] = [4, 3, 2];
const SHORTEST_BEGINNING = 4;
const EXACT_WORDS = 4, EXACT_LENGTH = 20;
const PHRASE_WORTH = 1000;
const LONGEST_QUERY = 2000;
const SNIPPET = 90;
const LONG_WORD = 30;
const FILTER = /(?<!\S)(level|phase|challenge|org|has|lang|language):(?:"([^"]*)"|(\S+))/gi;
const PHRASE = /["“”]([^"“”]*)(?:["“”]|$)/g;
const SIGN = /[^\p{L}\p{N}_\s'’"“”?!.,-]/u;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;
const VERSION = 1;

const byCodePoint = (a, b) => {
  const left = [...a], right = [...b];
  for (let i = 0; i < left.length && i < right.length; i++) {
    if (left[i] !== right[i]) return left[i].codePointAt(0) - right[i].codePointAt(0);
  }
  return left.length - right.length;
};

export function fold(text) {
  const bare = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  return bare.trim().replace(/\s+/g, " ");
}

function stem(word) {
  return word.length > 3 && /^[\x00-\x7f]+[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

export function wordsOf(folded) {
  const words = [];
  for (const [run] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    let position = 0;
    for (const match of run.matchAll(CJK)) {
      if (match.index > position) words.push(stem(run.slice(position, match.index)));
      const characters = [...match[0]];
      if (characters.length === 1) words.push(characters[0]);
      for (let i = 0; i + 1 < characters.length; i++) words.push(characters[i] + characters[i + 1]);
      position = match.index + match[0].length;
    }
    if (position < run.length) words.push(stem(run.slice(position)));
  }
  return words;
}

const unique = (items) => [...new Set(items)];

export function readQuery(typed) {
  const query = [...typed].slice(0, LONGEST_QUERY).join("");
  const facets = [...query.matchAll(FILTER)].map((m) => [m[1].toLowerCase().replace("language", "lang"), fold(m[2] || m[3] || "")]);
  const rest = query.replace(FILTER, " ");
  const phrases = [...rest.matchAll(PHRASE)].map((m) => fold(m[1])).filter(Boolean);
  const words = unique(wordsOf(fold(rest.replace(PHRASE, " "))));
  return { words, phrases, facets, literal: fold(rest), unfinished: words.length > 0 && !/\s$/.test(query) };
}

function rarity(entries, holding) {
  const ratio = Math.floor((entries * 16) / holding);
  const exponent = 31 - Math.clz32(ratio);
  return 8 + exponent * 16 + Math.floor((ratio * 16) / 2 ** exponent) - 16 - 64;
}

export class SearchIndex {
  static entriesOf(values) {
    return values.map(([slug, title, names, patlet, passages, facets, language]) => ({
      slug, title, names, patlet, language,
      passages: passages.map(([kind, heading, text]) => ({ kind, heading, text })),
      level: facets[0], phases: facets[1], challenges: facets[2], organizations: facets[3], instances: facets[4],
    }));
  }

  constructor(values) {
    this.entries = SearchIndex.entriesOf(values);
    this.texts = this.entries.map((entry) => {
      const passages = entry.passages.map((passage) => fold(passage.text));
      const whole = [fold(entry.title), ...entry.names.map(fold), fold(entry.patlet), ...passages].join("\n");
      return { whole, passages };
    });
    this.postings = new Map();
    this.entries.forEach((entry, number) => {
      for (const [word, weight] of this.weights(entry, this.texts[number])) {
        if (!this.postings.has(word)) this.postings.set(word, new Map());
        this.postings.get(word).set(number, weight);
      }
    });
    this.vocabulary = [...this.postings.keys()].sort();
  }

  *fields(entry, text) {
    yield [TITLE, fold(entry.title)];
    yield [NAME, fold([...entry.names, ...entry.challenges].join(" \n "))];
    yield [PATLET, fold(entry.patlet)];
    const byWeight = new Map([[PROBLEM, []], [REST, []], [MARGIN, []]]);
    entry.passages.forEach((passage, i) => {
      const weight = passage.kind === "problem" ? PROBLEM : MARGINAL.has(passage.kind) ? MARGIN : REST;
      byWeight.get(weight).push(text.passages[i]);
    });
    for (const [weight, texts] of byWeight) yield [weight, texts.join("\n")];
  }

  weights(entry, text) {
    const weights = new Map();
    for (const [weight, folded] of this.fields(entry, text)) {
      const counts = new Map();
      for (const word of wordsOf(folded)) counts.set(word, (counts.get(word) || 0) + 1);
      for (const [word, count] of counts) {
        weights.set(word, (weights.get(word) || 0) + weight * OFTEN[Math.min(count, 3)]);
      }
    }
    return weights;
  }

  holding(word, unfinished) {
    const found = new Map();
    for (const [number, weight] of this.postings.get(word) || []) found.set(number, weight * WHOLE);
    if (!unfinished && [...word].length < SHORTEST_BEGINNING) return found;
    const part = unfinished ? TYPING : LONGER;
    for (const longer of this.beginning(word)) {
      for (const [number, weight] of this.postings.get(longer)) {
        found.set(number, Math.max(found.get(number) || 0, weight * part));
      }
    }
    return found;
  }

  *beginning(word) {
    let low = 0, high = this.vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.vocabulary[middle] <= word) low = middle + 1;
      else high = middle;
    }
    for (; low < this.vocabulary.length && this.vocabulary[low].startsWith(word); low++) yield this.vocabulary[low];
  }

  search(typed, limit = 20) {
    const sought = readQuery(typed);
    let allowed = this.entries.map((_, n) => n).filter((n) => hasFacets(this.entries[n], sought.facets));
    const exact = this.exactly(sought, allowed);
    if (exact.length) allowed = exact;
    else allowed = allowed.filter((n) => sought.phrases.every((phrase) => this.texts[n].whole.includes(phrase)));
    const words = unique([...sought.words, ...sought.phrases.flatMap(wordsOf)]);
    if (!words.length && !sought.facets.length) return [];
    const [scores, rarities] = this.scores(words, sought, new Set(allowed));
    if (exact.length || !words.length) for (const n of allowed) if (!scores.has(n)) scores.set(n, [0, 0]);
    const holdsAll = (n) => scores.get(n)[0] === words.length;
    const named = new Set([...scores.keys()].filter((n) => holdsAll(n) && this.isNamed(n, sought.literal)));
    const ranked = [...scores].sort(
      ([m, a], [n, b]) => named.has(n) - named.has(m) || b[0] - a[0] || b[1] - a[1] || m - n,
    );
    return ranked.slice(0, limit).map(([number, [, score]]) => this.hit(number, score, rarities, sought));
  }

  isNamed(number, literal) {
    const { title, names } = this.entries[number];
    return [title, ...names].some((name) => fold(name) === literal);
  }

  scores(words, sought, among) {
    const rarities = new Map(), scores = new Map();
    const last = sought.words[sought.words.length - 1];
    for (const word of words) {
      const holding = this.holding(word, sought.unfinished && word === last);
      if (!holding.size) continue;
      rarities.set(word, rarity(this.entries.length, holding.size));
      for (const [number, weight] of holding) {
        if (!among.has(number)) continue;
        const [held, score] = scores.get(number) || [0, 0];
        scores.set(number, [held + 1, score + rarities.get(word) * weight]);
      }
    }
    return [scores, rarities];
  }

  exactly(sought, allowed) {
    const pieces = SIGN.test(sought.literal) || sought.words.slice(0, -1).some((word) => !this.postings.has(word));
    if ([...sought.literal].length < EXACT_LENGTH && sought.words.length < EXACT_WORDS && !pieces) return [];
    return allowed.filter((n) => this.texts[n].whole.includes(sought.literal));
  }

  hit(number, score, rarities, sought) {
    const entry = this.entries[number], text = this.texts[number];
    const phrases = sought.literal ? [...sought.phrases, sought.literal] : sought.phrases;
    let best = -1, most = 0;
    text.passages.forEach((folded, position) => {
      let worth = 0;
      for (const [word, rare] of rarities) if (folded.includes(word)) worth += rare;
      for (const phrase of phrases) if (folded.includes(phrase)) worth += PHRASE_WORTH;
      if (MARGINAL.has(entry.passages[position].kind)) worth = Math.floor(worth / 2);
      if (worth > most) [best, most] = [position, worth];
    });
    const shared = { slug: entry.slug, title: entry.title, level: entry.level, language: entry.language, score };
    if (best < 0) return { ...shared, section: null, heading: "", snippet: entry.patlet };
    const passage = entry.passages[best];
    const words = [...rarities.keys()];
    return { ...shared, section: passage.kind, heading: passage.heading, snippet: snippet(passage.text, words, phrases) };
  }
}

function hasFacets(entry, facets) {
  const held = {
    level: [String(entry.level)],
    phase: entry.phases.map(fold),
    challenge: entry.challenges.map(fold),
    org: entry.organizations.map(fold),
    has: entry.instances ? ["instances"] : [],
    lang: [entry.language],
  };
  const partly = new Set(["challenge", "org", "phase"]);
  const matches = (name, value) => held[name].some((own) => (partly.has(name) ? own.includes(value) : own === value));
  const names = unique(facets.map(([name]) => name));
  return names.every((name) => facets.some(([other, value]) => other === name && matches(name, value)));
}

function snippet(text, words, phrases) {
  const lowered = text.toLowerCase();
  const at = [...phrases, ...words].map((needle) => lowered.indexOf(needle)).find((place) => place >= 0) ?? 0;
  let start = Math.max(0, at - SNIPPET / 2);
  if (start > LONG_WORD || text.slice(0, start).includes(" ")) start = text.lastIndexOf(" ", start - 1) + 1 || start;
  else start = 0;
  let end = Math.min(text.length, start + 2 * SNIPPET);
  const cut = text.lastIndexOf(" ", end - 1);
  if (end < text.length && cut > start + SNIPPET) end = cut;
  return `${start ? "… " : ""}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
}

// Read a list that may go on in more files, by the address of the first, which names them.
export async function readFiles(address, key) {
  const first = await (await fetch(address)).json();
  if (first.version !== VERSION) throw new Error(`search index of version ${first.version}, expected ${VERSION}`);
  const more = await Promise.all(first.more.map(async (name) => (await fetch(new URL(name, address))).json()));
  return { ...first, [key]: [...first[key], ...more.flat()] };
}

// Load an index by the address of its first file.
export async function loadIndex(address) {
  return new SearchIndex((await readFiles(address, "entries")).entries);
}

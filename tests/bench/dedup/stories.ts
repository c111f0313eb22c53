/** Stories: sentences of words, made of nothing but (language, seed, number), and what is done to them to make copies. */
import type { Language } from './language.js';
import { Random } from './random.js';

/** Paragraphs of words. */
export type Body = readonly (readonly string[])[];

export const SHORTEST = 60;
export const LONGEST = 5000;
/** Of 100 words of a story: figures; of a report that recurs more. */
const FIGURES = 2.5;
const REPORT_FIGURES = 14;
/** Of 100 sentences: those with a phrase that everybody uses. */
const PHRASED = 35;
/** Paragraphs, quotations and closing lines that many stories share, and how many words they have. */
const SHARED = { background: [4000, 30, 60], quote: [4000, 12, 30], boilerplate: [40, 15, 35] } as const;
/** What is shared is at most so much of a story. */
const SHARED_MOST = 0.35;

/** Lengths as news has them: as many from 60 to 120 words as from 2,500 to 5,000. */
export function anyLength(random: Random): number {
  return Math.floor(SHORTEST * (LONGEST / SHORTEST) ** random.next());
}

function words(language: Language, random: Random, count: number, figures: number): string[] {
  const made: string[] = [];
  while (made.length < count) {
    if (random.below(100) < PHRASED / 10) made.push(...random.pick(language.phrases));
    else if (random.next() * 100 < figures) made.push(language.figure(random));
    else made.push(language.word(random));
  }
  return made.slice(0, count);
}

/** Words in paragraphs of 30 to 70. */
function paragraphs(all: readonly string[], random: Random): string[][] {
  const made: string[][] = [];
  for (let at = 0; at < all.length; ) {
    const length = 30 + random.below(40);
    made.push(all.slice(at, at + length));
    at += length;
  }
  return made;
}

/** A story of about so many words, some of them shared with other stories. */
export function makeStory(language: Language, seed: number, number: number, length: number, shares = true): Body {
  const random = new Random(seed, number);
  const made = paragraphs(words(language, random, length, FIGURES), random);
  if (!shares) return made;
  let room = length * SHARED_MOST;
  for (const [kind, [count, least, most]] of Object.entries(SHARED)) {
    const size = least + random.below(most - least);
    if (size > room || random.below(100) < 40) continue;
    room -= size;
    const text = words(language, new Random(99, kind.length * 100_000 + random.below(count)), size, 1);
    made.splice(1 + random.below(made.length), 0, text);
  }
  return made;
}

/** A report of the kind that comes every day; `day` changes its figures and little else. */
export function makeReport(language: Language, seed: number, number: number, length: number, day: number): Body {
  const form = new Random(seed, number);
  const filling = new Random(seed + 1, number * 31 + day);
  const moves = [language.word(form), language.word(form)];
  const all = words(language, form, length, REPORT_FIGURES).map(word => {
    if (/\p{Nd}/u.test(word)) return language.figure(filling);
    return form.below(50) === 0 ? filling.pick(moves) : word;
  });
  all.splice(3, 0, language.day(filling), language.figure(filling));
  return paragraphs(all, new Random(seed, number + 1));
}

/** The text of a story. */
export function textOf({ space, stop }: Language, body: Body): string {
  return body.map(paragraph => paragraph.join(space) + stop).join('\n');
}

/** Replaces a share of the words: half of them single ones, half in phrases. */
export function edited(language: Language, body: Body, share: number, random: Random): Body {
  const all = body.flat();
  const [wanted, changed] = [Math.floor(all.length * share), new Set<number>()];
  const change = (at: number) => {
    changed.add(at);
    all[at] = language.word(random);
  };
  while (changed.size < wanted / 2) change(random.below(all.length));
  while (changed.size < wanted) {
    const at = random.below(all.length);
    for (let i = at; i < Math.min(all.length, at + 3 + random.below(4)) && changed.size < wanted; i++) change(i);
  }
  let at = 0;
  return body.map(paragraph => paragraph.map(() => all[at++]));
}

/** The first part of a story, cut where it happens to be. */
export function cut(body: Body, share: number): Body {
  let left = Math.floor(body.flat().length * share);
  return body.flatMap(paragraph => {
    const kept = paragraph.slice(0, left);
    left -= kept.length;
    return kept.length === 0 ? [] : [kept];
  });
}

/** Three to eight lines of page furniture, anywhere. */
export function furnished(language: Language, body: Body, random: Random): Body {
  const made = [...body];
  const site = new Random(5, random.below(30));
  for (let i = 3 + random.below(6); i > 0; i--)
    made.splice(random.below(made.length + 1), 0, words(language, site, 2 + site.below(5), 0));
  return made;
}

/** Half of the words anew, in stretches of 8 to 25. */
export function rewritten(language: Language, body: Body, random: Random): Body {
  const all = body.flat();
  const stretches: number[] = [];
  for (let at = 0; at < all.length; at += stretches.at(-1) ?? 0)
    stretches.push(Math.min(all.length - at, 8 + random.below(18)));
  let [left, at] = [all.length / 2, 0];
  const order = stretches.map((length, i) => ({ i, length, by: random.next() })).toSorted((a, b) => a.by - b.by);
  const fresh = new Set(order.filter(({ length }) => (left -= length) + length > 0).map(({ i }) => i));
  const made = stretches.flatMap((length, i) => {
    const old = all.slice(at, (at += length));
    return fresh.has(i) ? words(language, random, length, FIGURES) : old;
  });
  at = 0;
  return body.map(paragraph => paragraph.map(() => made[at++]));
}

/** A later version: some figures have changed, and a sentence has come. */
export function updated(language: Language, body: Body, random: Random): Body {
  const all = body.flat();
  const figures = all.flatMap((word, i) => (/\p{Nd}/u.test(word) ? i : []));
  for (let i = 0; i < Math.max(1, Math.floor(figures.length / 4)); i++) {
    const at = random.pick(figures);
    if (at !== undefined) all[at] = language.figure(random);
  }
  let at = 0;
  const made = body.map(paragraph => paragraph.map(() => all[at++]));
  return [...made, words(language, random, 5 + random.below(6), FIGURES)];
}

/** A story with 60 words of another one in it. */
export function quoting(host: Body, from: Body, random: Random): Body {
  const all = from.flat();
  const at = random.below(Math.max(1, all.length - 60));
  const made = [...host];
  made.splice(random.below(made.length + 1), 0, all.slice(at, at + 60));
  return made;
}

/** Recall of planted copies, and what is dropped wrongly: of other stories, of recurring reports and of half-rewritten ones. */
import { newTokens, readTokens } from '../../../src/dedup/tokens.js';
import { findDuplicates } from './engine.js';
import { LANGUAGES, type Language } from './language.js';
import { bandsOf } from './minhash.js';
import { Random } from './random.js';
import {
  anyLength,
  type Body,
  cut,
  edited,
  furnished,
  makeReport,
  makeStory,
  quoting,
  rewritten,
  textOf,
  updated,
} from './stories.js';

const encoder = new TextEncoder();

/** What is planted: how it is made of a story, and whether it is to be found as a copy, as related, or not to be dropped. */
interface Plant {
  readonly name: string;
  readonly wanted: 'copy' | 'related' | 'kept';
  make(language: Language, body: Body, random: Random, number: number): Body;
}

const PLANTS: readonly Plant[] = [
  { name: 'furniture added', wanted: 'copy', make: (l, body, random) => furnished(l, body, random) },
  { name: 'edits of 5 %', wanted: 'copy', make: (l, body, random) => edited(l, body, 0.05, random) },
  { name: 'edits of 15 %', wanted: 'copy', make: (l, body, random) => edited(l, body, 0.15, random) },
  { name: 'cut to 70 %', wanted: 'copy', make: (_, body) => cut(body, 0.7) },
  { name: 'cut to 50 %', wanted: 'copy', make: (_, body) => cut(body, 0.5) },
  { name: 'cut to 30 %', wanted: 'copy', make: (_, body) => cut(body, 0.3) },
  { name: 'update of figures', wanted: 'copy', make: (l, body, random) => updated(l, body, random) },
  {
    name: '60 words shared',
    wanted: 'related',
    make: (l, body, random, number) =>
      quoting(makeStory(l, 3, number, Math.max(150, anyLength(random)), false), body, random),
  },
  { name: 'half rewritten', wanted: 'kept', make: (l, body, random) => rewritten(l, body, random) },
  {
    name: 'recurring report',
    wanted: 'kept',
    make: (l, _, random, number) => makeReport(l, 4, number, reportLength(number), 1 + random.below(9)),
  },
];

function reportLength(number: number): number {
  return Math.floor(anyLength(new Random(17, number)) ** 0.9) + 40;
}

export interface Recall {
  readonly name: string;
  readonly wanted: Plant['wanted'];
  readonly pairs: number;
  /** Pairs with the right fate, and with one shared MinHash band. */
  readonly right: number;
  readonly minhash: number;
}

/** Plants so many pairs of each kind among as many other stories, and looks what is found. */
export function measureRecall(
  language: Language,
  pairs: number,
  seed: number,
): { rows: Recall[]; wrong: number; others: number } {
  const texts: Uint8Array[] = [];
  const put = (body: Body) => texts.push(encoder.encode(textOf(language, body))) - 1;
  const planted = PLANTS.map((plant, kind) =>
    Array.from({ length: pairs }, (_, i) => {
      const number = kind * pairs + i;
      const random = new Random(seed + 2, number);
      // A passage of 60 words is the whole of a story of 60.
      const length = plant.wanted === 'related' ? Math.max(150, anyLength(random)) : anyLength(random);
      const body =
        plant.name === 'recurring report'
          ? makeReport(language, 4, number, reportLength(number), 0)
          : makeStory(language, seed, number, length);
      return [put(body), put(plant.make(language, body, random, number))] as const;
    }),
  );
  const first = texts.length;
  for (let i = 0; i < pairs * 4; i++) put(makeStory(language, seed + 9, i, anyLength(new Random(seed + 3, i))));
  const { keepers, links } = findDuplicates(texts.length, i => texts[i]);
  const linked = new Set(links.map(({ kept, other }) => `${Math.min(kept, other)} ${Math.max(kept, other)}`));
  const tokens = newTokens();
  const bands = (i: number) => bandsOf(readTokens(texts[i], 0, texts[i].length, tokens));
  const rows = PLANTS.map(({ name, wanted }, kind): Recall => {
    let [right, minhash] = [0, 0];
    for (const [a, b] of planted[kind]) {
      const together = keepers[a] === keepers[b];
      const isFound =
        wanted === 'copy' ? together : wanted === 'kept' ? !together : together || linked.has(`${a} ${b}`);
      if (isFound) right++;
      const [one, other] = [bands(a), bands(b)];
      if (one.some((band, i) => band === other[i])) minhash++;
    }
    return { name, wanted, pairs, right, minhash };
  });
  let wrong = 0;
  for (let i = first; i < texts.length; i++) if (keepers[i] !== i) wrong++;
  return { rows, wrong, others: texts.length - first };
}

/** So many other stories of 60 to 5,000 words that share boilerplate, quotations and background: how many are dropped. */
export function measurePrecision(count: number, shortest?: number): { wrong: number; related: number } {
  const [language] = LANGUAGES;
  const text = (i: number) =>
    encoder.encode(textOf(language, makeStory(language, 21, i, shortest ?? anyLength(new Random(22, i)))));
  const { keepers, links } = findDuplicates(count, text);
  return { wrong: keepers.reduce((sum, keeper, i) => sum + (keeper === i ? 0 : 1), 0), related: links.length };
}

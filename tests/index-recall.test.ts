/**
 * Copies of what an earlier run printed, known by the outlines of an index without text: the plants of `npm run bench:dedup`,
 * half of them the copy after the original. COPYDESK_PAIRS=1000 measures more of them, and says what it finds.
 */
import { env } from 'node:process';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from './bench/dedup/language.js';
import { Random } from './bench/dedup/random.js';
import * as stories from './bench/dedup/stories.js';
import { sandbox } from './cli-helpers.js';
import { asked, openIndex } from './index-helpers.js';

const PAIRS = Number(env.COPYDESK_PAIRS ?? 25);
const SHARES = { copy: 0.99, kept: 0.995 } as const;

type Make = (language: Language, body: stories.Body, random: Random, number: number) => stories.Body;
const PLANTS: readonly (readonly [name: string, wanted: keyof typeof SHARES, make: Make])[] = [
  ['furniture added', 'copy', (language, body, random) => stories.furnished(language, body, random)],
  ['edits of 5 %', 'copy', (language, body, random) => stories.edited(language, body, 0.05, random)],
  ['edits of 15 %', 'copy', (language, body, random) => stories.edited(language, body, 0.15, random)],
  ['cut to 70 %', 'copy', (_, body) => stories.cut(body, 0.7)],
  ['cut to 50 %', 'copy', (_, body) => stories.cut(body, 0.5)],
  ['cut to 30 %', 'copy', (_, body) => stories.cut(body, 0.3)],
  ['update of figures', 'copy', (language, body, random) => stories.updated(language, body, random)],
  ['half rewritten', 'kept', (language, body, random) => stories.rewritten(language, body, random)],
  ['recurring report', 'kept', (language, _, random, number) => report(language, number, 1 + random.below(9))],
  ['another story', 'kept', (language, _, random, number) => story(language, 9, number, random)],
];

const story = (language: Language, seed: number, number: number, random: Random) =>
  stories.makeStory(language, seed, number, stories.anyLength(random));

function report(language: Language, number: number, day: number): stories.Body {
  const length = Math.floor(stories.anyLength(new Random(17, number)) ** 0.9) + 40;
  return stories.makeReport(language, 4, number, length, day);
}

test.each(LANGUAGES.map(language => [language.name, language] as const))(
  'what a later run knows again: %s',
  async (_, language) => {
    const pairs = PLANTS.flatMap(([name, , make], kind) =>
      Array.from({ length: PAIRS }, (_, i) => {
        const number = kind * PAIRS + i;
        const random = new Random(3, number);
        const body = name === 'recurring report' ? report(language, number, 0) : story(language, 1, number, random);
        const pair = [body, make(language, body, random, number)];
        return i % 2 === 0 ? pair : pair.toReversed();
      }),
    );
    const folder = sandbox();
    const before = await openIndex(folder);
    for (const [i, [first]] of pairs.entries())
      before.printed(before.ask(asked(stories.textOf(language, first).split('\n'), 'a', i)));
    await before.accepted();
    await before.commit();
    await before.abort();
    const later = await openIndex(folder);
    const found = pairs.map(
      ([, second], i) => later.ask(asked(stories.textOf(language, second).split('\n'), 'b', i)).copy?.id ?? null,
    );
    await later.abort();
    const rows = PLANTS.map(([name, wanted], kind) => {
      const ofKind = found.slice(kind * PAIRS, (kind + 1) * PAIRS);
      const right = ofKind.filter((id, i) => (wanted === 'copy' ? id === `a ${kind * PAIRS + i}` : id === null)).length;
      return { name, share: right / PAIRS, floor: SHARES[wanted] };
    });
    if (env.COPYDESK_PAIRS !== undefined)
      process.stdout.write(`${language.name}: ${rows.map(({ name, share }) => `${name} ${share}`).join('; ')}\n`);
    // Of few pairs one may miss.
    const slack = PAIRS < 200 ? 1 / PAIRS : 0;
    expect(rows.filter(({ share, floor }) => share < Math.min(floor, 1 - slack))).toEqual([]);
  },
);

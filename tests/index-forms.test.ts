/**
 * Reports by one form about others, against an index without text: kept, as within a run; and the copies of such reports are
 * known as well as those of others. COPYDESK_PAIRS=1000 measures more of them, and says what it finds.
 */
import { env } from 'node:process';
import { expect, test } from 'vitest';
import { compare } from '../src/dedup/compare.js';
import { tokensOf } from '../src/dedup/tokens.js';
import { verdictOf } from '../src/dedup/verdict.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { asked, openIndex } from './index-helpers.js';
import { random, wordsOf } from './invented-bodies.js';

const PAIRS = Number(env.COPYDESK_PAIRS ?? 30);
/** Of pairs that the bodies tell for what they are, so many are known by the sketch. */
const SHARES = { copy: 0.99, related: 0.98 } as const;
const LENGTHS = [70, 130, 200, 300, 450, 700] as const;
const PARAGRAPH = 45;

type Words = readonly string[];
const capital = (word: string) => word[0].toUpperCase() + word.slice(1);

/** A report by a form: about one word in eight is a name or a figure of what it tells, and what stands around them is the form’s. */
function report(form: number, told: number, length: number): Words {
  const next = random(form * 31 + 7);
  const filling = random(told * 7919 + form);
  const people = wordsOf(told * 53 + form, 2 + Math.floor(length / 25)).map(capital);
  return wordsOf(form, length).map((word, at) => {
    const kind = next();
    if (at % PARAGRAPH === 0) return capital(word);
    if (kind < 0.1) return people[Math.floor(filling() * people.length)];
    return kind < 0.13 ? String(2 + Math.floor(filling() * 90)) : word;
  });
}

const edited = (words: Words, share: number, seed: number): Words => {
  const next = random(seed);
  return words.map(word => (next() < share ? wordsOf(Math.floor(next() * 1e6), 1)[0] : word));
};

/** The lines that a page has between its paragraphs, with capitals as buttons have them. */
const BUTTONS = ['Read More', 'Follow us on Twitter', 'Sign up for the Morning Letter', 'Share this story'];

function paragraphsOf(words: Words, isFurnished = false): string[] {
  const made: string[] = [];
  for (let at = 0; at < words.length; at += PARAGRAPH) {
    made.push(`${words.slice(at, at + PARAGRAPH).join(' ')}.`);
    if (isFurnished) made.push(BUTTONS[(at / PARAGRAPH) % BUTTONS.length]);
  }
  return made;
}

const KINDS: readonly (readonly [name: string, make: (form: number, length: number) => readonly string[]])[] = [
  ['of others', (form, length) => paragraphsOf(report(form, 2, length))],
  ['edits of 5 %', (form, length) => paragraphsOf(edited(report(form, 1, length), 0.05, form))],
  ['edits of 15 %', (form, length) => paragraphsOf(edited(report(form, 1, length), 0.15, form))],
  ['cut to a half', (form, length) => paragraphsOf(report(form, 1, length).slice(0, length / 2))],
  ['furniture added', (form, length) => paragraphsOf(report(form, 1, length), true)],
];

test('what a sketch tells of reports by one form is what their bodies tell', async () => {
  const folder = sandbox();
  const pairs = KINDS.flatMap(([name, make], kind) =>
    Array.from({ length: PAIRS }, (_, i) => {
      const [form, length] = [kind * PAIRS + i + 1, LENGTHS[i % LENGTHS.length]];
      const pair = [paragraphsOf(report(form, 1, length)), make(form, length)];
      return { name, pair: i % 4 < 2 ? pair : pair.toReversed() };
    }),
  );
  const before = await openIndex(folder);
  for (const [i, { pair }] of pairs.entries()) before.printed(before.ask(asked(pair[0], 'a', i)));
  await before.accepted();
  await before.commit();
  await before.abort();
  const later = await openIndex(folder);
  const found = pairs.map(({ name, pair }, i) => {
    const [one, other] = pair.map(paragraphs => tokensOf(paragraphs.join('\n')));
    const verdict = verdictOf(compare(one, other));
    const copy = later.ask(asked(pair[1], 'b', i)).copy?.id ?? null;
    return { name, isCopy: verdict !== null && verdict !== 'related', isKnown: copy === `a ${i}`, copy };
  });
  await later.abort();
  const rows = KINDS.map(([name]) => {
    const wanted = name === 'of others' ? 'related' : 'copy';
    const ofKind = found.filter(each => each.name === name && each.isCopy === (wanted === 'copy'));
    const right = ofKind.filter(({ isKnown, copy }) => (wanted === 'copy' ? isKnown : copy === null)).length;
    return { name, pairs: ofKind.length, share: right / ofKind.length, floor: SHARES[wanted] };
  });
  if (env.COPYDESK_PAIRS !== undefined)
    process.stdout.write(`${rows.map(({ name, pairs: of, share }) => `${name} ${share} of ${of}`).join('; ')}\n`);
  expect(rows.filter(row => row.pairs < PAIRS / 2)).toEqual([]);
  // Of few pairs one may miss.
  const slack = PAIRS < 200 ? 1 / PAIRS : 0;
  expect(rows.filter(({ share, floor }) => share < Math.min(floor, 1 - slack))).toEqual([]);
});

test('for a user a later report about others is printed, and names the earlier one', () => {
  const row = (id: string, told: number) =>
    `${JSON.stringify({ id, text: paragraphsOf(report(5, told, 160)).join('\n') })}\n`;
  const folder = sandbox({ 'a.ndjson': row('one', 1), 'b.ndjson': row('other', 2) });
  copydesk(folder, ['dedup', 'a.ndjson', '--index', 'seen']);
  const { stdout, stderr } = copydesk(folder, ['dedup', 'b.ndjson', '--index', 'seen']);
  const told = rowsOf<{ id: string; related: { id: string }[] }>(stdout);
  expect([told.map(({ id, related }) => [id, related.map(each => each.id)]), stderr]).toEqual([
    [['other', ['one']]],
    '',
  ]);
});

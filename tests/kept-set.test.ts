/**
 * What is kept, as a user sees it: the same records whatever the order of the files and however bytes come;
 * again of the output nothing goes; no kept record is a copy of another; and what a dropped one says is in the kept one, or told.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../src/dedup/compare.js';
import { tokensOf } from '../src/dedup/tokens.js';
import { verdictOf } from '../src/dedup/verdict.js';
import { main } from '../src/main.js';
import { type Ended, rowsOf, sandbox } from './cli-helpers.js';
import { articles, cutInto, cuts, dumpOf } from './invented.js';
import { wordsOf } from './invented-bodies.js';

const FILES = ['a', 'b', 'c'];
const folder = sandbox();
const paths = (ending: string) => FILES.map(name => join(folder, `${name}.${ending}`));

/** Runs the program in this process, with standard input in chunks. */
async function runHere(args: readonly string[], chunks: readonly Uint8Array[] = []): Promise<Ended> {
  const sink = () => {
    const got: Buffer[] = [];
    const stream = new Writable({
      write(chunk: Uint8Array, _encoding, done) {
        got.push(Buffer.from(chunk));
        done();
      },
    });
    return { stream, said: () => Buffer.concat(got).toString() };
  };
  const [stdout, stderr] = [sink(), sink()];
  const stdin = Object.assign(Readable.from(chunks), { isTTY: false });
  const host = { stdin, stdout: stdout.stream, stderr: stderr.stream, env: {}, on: () => {}, off: () => {} };
  const code = await main(args, host);
  return { code, stdout: stdout.said(), stderr: stderr.said() };
}

/** A story of paragraphs from a small stock, so that there are copies of all kinds and chains of likeness. */
const PARAGRAPHS = Array.from({ length: 14 }, (_, i) => wordsOf(i, 8 + (i % 5) * 6).join(' '));
interface Made {
  readonly picks: readonly number[];
  readonly figure: number;
  readonly name: string;
  readonly edit: number;
  readonly day: number | null;
}
const made: fc.Arbitrary<Made> = fc.record({
  picks: fc.array(fc.nat({ max: PARAGRAPHS.length - 1 }), { minLength: 1, maxLength: 10 }),
  figure: fc.nat({ max: 2 }),
  name: fc.constantFrom('Alstow', 'Bremmin'),
  edit: fc.nat({ max: 19 }),
  day: fc.option(fc.integer({ min: 1, max: 5 })),
});
/** In texts as long as stories are, a word in twenty is another: of shorter ones too little would be left to find them by. */
const LEAST_EDITED = 60;
const textOf = ({ picks, figure, name, edit }: Made) => {
  const words = picks.map(pick => PARAGRAPHS[pick].split(' '));
  const isEdited = edit > 0 && words.flat().length >= LEAST_EDITED;
  return words
    .map((all, i) => all.map((word, at) => (isEdited && (at + i * 11) % 20 === edit ? 'quite' : word)).join(' '))
    .concat(`in the town of ${name} there were ${figure} in all`)
    .join('\n');
};
const row = (story: Made) => {
  const told = story.day === null ? {} : { dateModified: `2025-08-0${story.day}` };
  return { '@type': 'NewsArticle', articleBody: textOf(story), ...told };
};
type Row = ReturnType<typeof row> & { copies?: { own: string[]; source: { file: string; firstLine: number } }[] };
const stories = fc.array(made, { minLength: 2, maxLength: 24 }).map(list => list.map(row));
const lines = (rows: readonly object[]) => rows.map(each => `${JSON.stringify(each)}\n`).join('');
const third = <Item>(list: readonly Item[], part: number) => list.filter((_, i) => i % FILES.length === part);
/** What a record says, whoever says it. */
const said = (rows: readonly Row[]) =>
  rows.map(({ articleBody, dateModified }) => `${articleBody} ${dateModified}`).toSorted();

test('rows: any order of files, any chunks; again; no copy of another; nothing unsaid', async () => {
  const [order, keep] = [fc.shuffledSubarray(FILES, { minLength: 3 }), fc.constantFrom('best', 'latest')];
  await fc.assert(
    fc.asyncProperty(stories, order, keep, cuts, async (rows, names, kept, lengths) => {
      for (const [part, path] of paths('ndjson').entries()) writeFileSync(path, lines(third(rows, part)));
      const dropped = join(folder, 'dropped.ndjson');
      const flags = ['--keep', kept];
      const first = await runHere(['dedup', ...paths('ndjson'), ...flags, '--dropped', dropped]);
      expect(first.code).toBe(0);
      const left = rowsOf<Row>(first.stdout);
      const turned = await runHere(['dedup', ...names.map(name => join(folder, `${name}.ndjson`)), ...flags]);
      expect(said(rowsOf<Row>(turned.stdout))).toEqual(said(left));
      const piped = await runHere(['dedup', ...flags], [...cutInto(Buffer.from(lines(rows)), lengths)]);
      expect(said(rowsOf<Row>(piped.stdout))).toEqual(said(left));

      expect(await runHere(['dedup', ...flags], [Buffer.from(first.stdout)])).toEqual({ ...first, stderr: '' });
      expect(said([...left, ...rowsOf<Row>(readFileSync(dropped, 'utf8'))])).toEqual(said(rows));
      const timeOf = ({ dateModified = '' }: Row) => Date.parse(dateModified);
      // Of shorter ones, where one is edited, a copy may be found by nothing.
      const long = left.filter(({ articleBody }) => tokensOf(articleBody).count >= LEAST_EDITED);
      for (const [i, a] of long.entries())
        for (const b of long.slice(i + 1)) {
          const verdict = verdictOf(compare(tokensOf(a.articleBody), tokensOf(b.articleBody)), timeOf(a), timeOf(b));
          expect([null, 'related']).toContain(verdict);
        }
      for (const { articleBody, copies = [] } of left)
        for (const { own, source } of copies) {
          const file = FILES.findIndex(name => source.file.endsWith(`${name}.ndjson`));
          const { articleBody: other } = third(rows, file)[source.firstLine - 1];
          for (const paragraph of other.split('\n'))
            if (!own.includes(paragraph)) expect(shareIn(paragraph, articleBody)).toBeGreaterThanOrEqual(0.8);
        }
    }),
    { seed: 8, numRuns: 40 },
  );
});

/** How much of the words of a text stands in another. */
function shareIn(text: string, other: string): number {
  const words = text.split(' ');
  const known = new Set(other.split(/\s/));
  return words.filter(word => known.has(word)).length / words.length;
}

test('dumps: any order of files', async () => {
  await fc.assert(
    fc.asyncProperty(articles(6), fc.shuffledSubarray(FILES, { minLength: 3 }), async (list, names) => {
      // Each dump has some of what another has, cut short or whole.
      const cut = list.map(article => ({ ...article, body: article.body.slice(0, -1) }));
      const dumps = [list, [...cut, ...third(list, 1)], third(list, 2)];
      for (const [part, path] of paths('txt').entries()) writeFileSync(path, dumpOf(dumps[part]));
      const ids = async (operands: readonly string[]) =>
        rowsOf((await runHere(['clean', ...operands, '--layout', 'known', '-q'])).stdout)
          .map(({ id }) => id)
          .toSorted();
      expect(await ids(names.map(name => join(folder, `${name}.txt`)))).toEqual(await ids(paths('txt')));
    }),
    { seed: 9, numRuns: 12 },
  );
});

/** Real pages: those of one site with equal or nearly equal gold bodies are known duplicates. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDuplicates } from './engine.js';

export const SETS = ['waddle', 'wcxb'] as const;
/** Of the runs of four words of two bodies so many are in both, counted as often as they come (F1). */
const NEARLY_EQUAL = 0.9;
/** So many of the runs of the shorter body are in the longer one: a copy that was cut, or to which something was added. */
const CONTAINED = 0.8;
const RUN = 4;
const WORD = /[\u3400-\u9fff\u3040-\u30ff]|[\p{L}\p{M}\p{N}]+/gu;

export interface Real {
  readonly pages: number;
  /** Pairs of known duplicates, and how many of those were told. */
  readonly known: number;
  readonly found: number;
  /** Pages that were dropped as copies of others, and how many of those have a gold body that is a copy, whole or in part. */
  readonly dropped: number;
  readonly right: number;
  /** Pairs that were missed, and those of a dropped page and one that it is less like: a report that was cut short and reworded, mostly. */
  readonly missed: readonly string[];
  readonly unlike: readonly string[];
}

interface Page {
  readonly name: string;
  readonly body: string;
}

/** Null where the corpus is not there. `way`: on the gold bodies, or on what the built command makes of the pages. */
export function measureCorpus(root: string, set: (typeof SETS)[number], way: 'bodies' | 'pages'): Real | null {
  const corpus = join(root, '../shared/corpus');
  if (!existsSync(corpus)) return null;
  const gold = JSON.parse(readFileSync(join(corpus, 'gold', `${set}.json`), 'utf8')) as Record<
    string,
    { body: string }
  >;
  const pages = Object.entries(gold).map(([name, { body }]): Page => ({ name, body }));
  const keepers = way === 'bodies' ? keepersOf(pages) : keepersOnPages(root, join(corpus, 'pages', set), pages);
  const grams = pages.map(({ body }) => gramsOf(body));
  const [missed, unlike]: string[][] = [[], []];
  let [known, dropped] = [0, 0];
  for (let a = 0; a < pages.length; a++) {
    for (let b = a + 1; b < pages.length; b++) {
      if (siteOf(pages[a]) !== siteOf(pages[b]) || likeness(grams[a], grams[b]).f1 < NEARLY_EQUAL) continue;
      known++;
      if (keepers[a] !== keepers[b]) missed.push(`${pages[a].name} = ${pages[b].name}`);
    }
    const keeper = keepers[a];
    if (keeper === a) continue;
    dropped++;
    const { contained } = likeness(grams[a], grams[keeper]);
    if (contained < CONTAINED) unlike.push(`${pages[a].name} ≠ ${pages[keeper].name} (${contained.toFixed(2)})`);
  }
  const [found, right] = [known - missed.length, dropped - unlike.length];
  return { pages: pages.length, known, found, dropped, right, missed, unlike };
}

const siteOf = ({ name }: Page) => name.slice(0, name.indexOf('/'));

function keepersOf(pages: readonly Page[]): readonly number[] {
  const texts = pages.map(({ body }) => new TextEncoder().encode(body));
  return [...findDuplicates(texts.length, i => texts[i]).keepers];
}

/** Runs the command on all pages; of a page with several records the longest counts. */
function keepersOnPages(root: string, folder: string, pages: readonly Page[]): readonly number[] {
  const work = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  try {
    const output = join(work, 'records.ndjson');
    const args = ['bin/copydesk.js', 'clean', folder, '-q', '-f', 'ndjson', '--duplicates', 'mark', '-o', output];
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0 && status !== 3) throw new Error(`copydesk clean ended with ${status}`);
    return keepersIn(readFileSync(output, 'utf8'), pages);
  } finally {
    rmSync(work, { recursive: true });
  }
}

interface Printed {
  readonly id: string;
  readonly duplicateOf: string | null;
  readonly source: { readonly file: string };
  readonly wordCount: number;
}

function keepersIn(ndjson: string, pages: readonly Page[]): readonly number[] {
  const numbers = new Map(pages.map(({ name }, i) => [name, i]));
  const longest = new Map<number, Printed>();
  const byId = new Map<string, number>();
  for (const line of ndjson.split('\n')) {
    if (line === '') continue;
    const record = JSON.parse(line) as Printed;
    const page = numbers.get(record.source.file.split('/').slice(-2).join('/'));
    if (page === undefined) continue;
    if ((longest.get(page)?.wordCount ?? -1) < record.wordCount) longest.set(page, record);
    if (record.duplicateOf === null) byId.set(record.id, page);
  }
  return pages.map((_, page) => {
    const of = longest.get(page)?.duplicateOf ?? null;
    return of === null ? page : (byId.get(of) ?? page);
  });
}

type Grams = ReadonlyMap<string, number>;

function gramsOf(body: string): Grams {
  const words = body.toLowerCase().match(WORD) ?? [];
  const grams = new Map<string, number>();
  // A body that is shorter than a run is one.
  for (let end = Math.min(RUN, words.length); end > 0 && end <= words.length; end++) {
    const gram = words.slice(Math.max(0, end - RUN), end).join(' ');
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function likeness(a: Grams, b: Grams): { f1: number; contained: number } {
  const total = (grams: Grams) => [...grams.values()].reduce((sum, count) => sum + count, 0);
  const [ofA, ofB] = [total(a), total(b)];
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  return { f1: ofA + ofB === 0 ? 0 : (2 * shared) / (ofA + ofB), contained: shared / Math.max(1, Math.min(ofA, ofB)) };
}

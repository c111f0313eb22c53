/** T8 in steps, which no busy machine changes: endless lists cost a fixed number of looks a line or a character. */
import { afterEach, expect, it, vi } from 'vitest';
import { onceHeads } from '../src/articles/boundaries/once.js';
import { joinedPages } from '../src/articles/joined/joined.js';
import { cutPages, foldedUnits, learnEdges } from '../src/articles/joined/stream.js';
import { OnceJudge } from '../src/articles/lines/messy.js';
import { type ReadUnit, readPage } from '../src/articles/page/index.js';
import { headSettler } from '../src/articles/roles/head-roles.js';
import { writerBelow } from '../src/articles/roles/near-writers.js';
import { extract } from '../src/index.js';
import { lineSplitter } from '../src/input/lines/lines.js';
import { layoutsFor } from '../src/layouts/index.js';
import { startShapes } from '../src/shapes.js';
import { REASONS } from '../src/text/reasons.js';
import type { Article, Line } from '../src/types.js';
import { ARAB_NEWS } from './cli-helpers.js';
import { letters } from './port-words.js';

afterEach(() => void vi.restoreAllMocks());

/** How often a function of a built-in object is called. The mock itself would remember each call. */
function callsOf<Name extends string>(
  owner: Record<Name, (...given: never[]) => unknown>,
  name: Name,
  work: () => void,
) {
  const { [name]: own } = owner;
  let calls = 0;
  owner[name] = function (this: unknown, ...given: never[]) {
    calls++;
    return own.apply(this, given);
  } as typeof own;
  try {
    work();
  } finally {
    owner[name] = own;
  }
  return calls;
}

const menu = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => ['Home', 'Sport', 'Login', 'About us', `Story ${at}`][at % 5]);

it('a list in which no article can be is not asked of the chain', () => {
  const logs = (lines: string[]) => callsOf(Math as never, 'log1p', () => void readPage(lines, null));
  expect(logs(menu(900))).toBeGreaterThan(900);
  expect(logs(menu(3000))).toBe(0);
  const { found, units } = readPage(menu(3000), null);
  expect(found).toBe(false);
  expect(units).toHaveLength(3000);
  expect(new Set(units.map(({ rule }) => rule))).toEqual(new Set(['no_article']));
});

it('where there are sentences, the chain is asked, however long the list', () => {
  const body = Array.from(
    { length: 8 },
    (_, at) => `The council voted on its ${at} plan, to keep the old ferry, on Monday.`,
  );
  const lines = [...menu(3000), '', ...body];
  expect(callsOf(Math as never, 'log1p', () => void readPage(lines, null))).toBeGreaterThan(3000);
});

it('a stretch is folded once, for learning its edges and for cutting it', () => {
  const looks = (lines: string[]) =>
    callsOf(String.prototype as never, 'toLowerCase', () => {
      const page = foldedUnits(lines);
      cutPages(page, learnEdges(page, true));
    });
  expect(looks(menu(2000))).toBe(2000);
});

const SYLLABLES = [...'bdfgklmnprst'].flatMap(one => [...'aeiou'].map(other => one + other));
/** A word that is said once. */
const rare = (at: number): string => [3, 2, 1, 0].map(digit => SYLLABLES[Math.floor(at / 60 ** digit) % 60]).join('');

/** Pages of a menu, a sentence of so many words and a foot, all words rare: between them are seams, and they are hardly articles. */
function weakPages(count: number, words: number, first = 0): string[] {
  let at = first;
  const some = (length: number) => Array.from({ length }, () => rare(at++)).join(' ');
  return Array.from({ length: count }, () => [
    `© 2025 ${some(2)}`,
    '',
    '',
    ...Array.from({ length: 9 }, () => some(1)),
    `The ${some(words)}.`,
    '',
    '',
  ]).flat();
}

it('where seams go one after the other, what grows is not read each time', () => {
  const few = readsOf(weakPages(60, 37));
  expect(few).toBeGreaterThan(1000);
  expect(readsOf(weakPages(120, 37, 10_000))).toBeLessThan(2.3 * few);
});

it('what was judged to be an article or none is not read again when it is judged again', () => {
  const lines = weakPages(60, 37, 20_000);
  const once = readsOf(lines);
  expect(once).toBeGreaterThan(1000);
  expect(readsOf(lines)).toBeLessThan(once / 20);
});

it('what goes with a seam is not read by itself where the other side is no article', () => {
  const lines = weakPages(60, 37, 30_000);
  // All by themselves, and each time that two become one, is four times as much as all.
  const alone = callsOf(Math as never, 'log1p', () => void readPage(lines.slice(0, lines.length / 60), null));
  expect(alone).toBeGreaterThan(100);
  expect(readsOf(lines)).toBeLessThan(2 * 60 * alone);
});

it('where many gaps may be heads, whether there are menus is asked of all lines once, not once for each gap', () => {
  const looks = (count: number) => {
    const splitter = lineSplitter();
    const bytes = Buffer.from(`${weakPages(count, 37, 40_000).join('\n')}\n`);
    let looks = 0;
    for (const batch of splitter.push(bytes)) {
      const seen = batch.lines.map(
        line =>
          new Proxy(line, { get: (target, key) => ((looks += Number(key === 'sentence')), Reflect.get(target, key)) }),
      );
      onceHeads(seen, 0, headSettler(layoutsFor('auto')), batch.bytes);
    }
    return looks;
  };
  expect(looks(80)).toBeLessThan(2.3 * looks(40));
});

it('seams are put in order once, not again for each that goes', () => {
  const lines = weakPages(120, 37, 60_000);
  const page = foldedUnits(lines);
  const edges = learnEdges(page, true);
  expect(callsOf(Array.prototype as never, 'sort', () => void joinedPages(lines, page, edges))).toBeLessThan(30);
});

it('what is too short for two articles is not looked at for a seam between them', () => {
  const lines = Array.from({ length: 400 }, (_, at) => ['Home', 'Sport', 'Login', 'About us', `Story ${at}`]).flat();
  const page = foldedUnits(lines);
  const edges = learnEdges(page, true);
  const cut = () => expect(joinedPages(lines, page, edges).length).toBeGreaterThan(300);
  expect(callsOf(String.prototype as never, 'toLowerCase', cut)).toBeLessThan(100);
});

it('a headline that is cut a thousand times is compared with a fixed number of its wordings', () => {
  const sentence = `The council of Nevra ${Array.from({ length: 40 }, (_, at) => letters(at)).join(' ')} ends.`;
  const compared = (count: number) => {
    const lines = Array.from({ length: count }, (_, at) => sentence.slice(0, 10 + (at % (sentence.length - 10))));
    return callsOf(String.prototype as never, 'startsWith', () => {
      const dump = extract({ file: 'x', layout: 'auto' });
      dump.push(Buffer.from(`${lines.join('\n')}\n`));
      dump.end();
    });
  };
  expect(compared(2000)).toBeLessThan(2.3 * compared(1000));
});

it('of a thousand lines between a headline and its body a few may be the writer’s', () => {
  const name = (at: number) => rare(at * 7919).replace(/^./, first => first.toUpperCase());
  const looks = (count: number) => {
    const names = Array.from({ length: count }, (_, at) => `${name(at)} ${name(at + 7)}${at % 2 === 0 ? '' : 'ra'}`);
    const [batch] = lineSplitter().push(Buffer.from(`Nevra keeps its old ferry\nhome\nsport\n${names.join('\n')}\n`));
    const { lines: stretch, bytes } = batch;
    const units = stretch.map((_, at) => ({ lines: [at] }) as unknown as ReadUnit);
    const near = { units, headline: 0, body: units.length, told: units.map(() => null), stretch, bytes };
    return callsOf(TextDecoder.prototype as never, 'decode', () => void writerBelow(near, -1));
  };
  expect(looks(1000)).toBeGreaterThan(1000);
  expect(looks(2000)).toBeLessThan(2.3 * looks(1000));
});

/** How often the chain is asked of something while a stretch is cut. */
function readsOf(lines: readonly string[]): number {
  const page = foldedUnits(lines);
  const edges = learnEdges(page, true);
  return callsOf(Math as never, 'log1p', () => void joinedPages(lines, page, edges));
}

it('a unit is looked up in the edges once, not once for each window that it is in', () => {
  const page = foldedUnits(menu(4000));
  const edges = learnEdges(page, true);
  expect(callsOf(Map.prototype as never, 'get', () => void cutPages(page, edges))).toBeLessThanOrEqual(2 * 4000);
});

it('menus are not counted anew for each line that comes back', () => {
  const lines = Array.from(
    { length: 8000 },
    () => ({ worded: true, continued: false, sentence: false, back: 0 }) as Line,
  );
  let looks = 0;
  const judge = new OnceJudge();
  for (let end = 400; end <= lines.length; end += 10) {
    const seen = new Proxy(lines.slice(0, end), {
      get: (target, key) => {
        if (key !== 'length') looks++;
        return Reflect.get(target, key) as unknown;
      },
    });
    expect(judge.isMessy(seen, 0, end - 40)).toBe(true);
  }
  expect(looks).toBeLessThan((300 * lines.length) / 10 + 2 * lines.length);
});

it('what lines came to is the same whether it was remembered or not', () => {
  const lines = Array.from(
    { length: 2000 },
    (_, at) => ({ worded: at % 3 > 0, continued: false, sentence: at % 7 < 4, back: at % 11 === 0 ? 2 : 0 }) as Line,
  );
  const judge = new OnceJudge();
  for (let end = 20; end < lines.length; end += 37) {
    const first = end < 900 ? 0 : 500;
    if (end === 797) judge.forget();
    expect(judge.isMessy(lines.slice(0, end), first, end - 9)).toBe(
      new OnceJudge().isMessy(lines.slice(0, end), first, end - 9),
    );
  }
});

it('the shape of a line that comes again and again is made once', () => {
  const bytes = new TextEncoder().encode('Home');
  const line = { number: 1, from: 0, to: 4, more: 0, reason: REASONS.other } as Line;
  const article = { lines: Array.from({ length: 500 }, () => line), bytes } as unknown as Article;
  const shapes = startShapes();
  expect(callsOf(String.prototype as never, 'split', () => shapes.add(article, 'a.txt'))).toBe(1);
  expect(shapes.list()).toEqual([{ shape: 'Aa', rule: 'other', lines: 500, file: 'a.txt', line: 1, text: 'Home' }]);
});

it('paragraphs of a known article that all stand apart are not each looked at as the beginning of another page', () => {
  const head = ARAB_NEWS.toString().split('\n').slice(0, 12).join('\n');
  // Each says a word of the first one, so that none is of another page.
  const article = (paragraphs: number): Uint8Array => {
    const names = Array.from({ length: paragraphs }, (_, at) => letters(100_000 + at));
    const first = `The boats are called ${names.join(', ')}.`;
    const body = names.map(
      name =>
        `The harbour of the town was shut by the storm again, and the people waited for boats and for bread on ${name}.`,
    );
    return Buffer.from(`${head}\n\n\n\n${[first, ...body].join('\n\n\n\n')}\n`);
  };
  const looks = (paragraphs: number) =>
    callsOf(Set.prototype as never, 'has', () => {
      const { push, end } = extract({ layout: 'known' });
      push(article(paragraphs));
      end();
    });
  expect(looks(800)).toBeLessThan(2.2 * looks(400));
});

/** The table of records: columns that are aligned whatever stands in them, and nothing that a terminal would obey. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { AnyRecord } from '../src/output/terminal/record-cells.js';
import { recordView } from '../src/output/terminal/record-view.js';
import { ByteSink } from '../src/text/sink.js';
import { anyHeadline, columnsOf, FORBIDDEN, record, SETTINGS, textOf } from './output-helpers.js';

const SGR = /\u001b\[[0-9;]*m/g;
const UPDATED = '2025-03-04';

function table(records: readonly AnyRecord[], settings: Partial<typeof SETTINGS> = {}): string {
  const sink = new ByteSink();
  return textOf(sink, recordView(sink, { ...SETTINGS, ...settings }), records);
}

function headlines(...texts: string[]): AnyRecord[] {
  return texts.map(headline => record({ headline }));
}

/** The headline's column, all its lines joined. */
function shownHeadline(headline: string, columns = 200): string {
  const lines = table(headlines(headline), { width: columns }).split('\n').slice(2);
  // What fences a right-to-left cell off is no part of it.
  const bare = (cell: string) => cell.replace(/^\u200e(.*)\u200e$/, '$1');
  return lines.map(line => bare(line.replace(/^1? +/, '').replace(/ +2025-03-04.*$/, ''))).join('');
}

describe('the table of records', () => {
  test('C1 C2 C3 C4 C8 control sequences are shown as text', () => {
    expect(shownHeadline('a\u001b[2Jb')).toBe('a\\u{1b}[2Jb');
    expect(shownHeadline('\u001b]52;c;eA==\u0007')).toBe('\\u{1b}]52;c;eA==\\u{7}');
    expect(shownHeadline('\u001bPq\u009b31m')).toBe('\\u{1b}Pq\\u{9b}31m');
    expect(shownHeadline('\u001b[31mred')).toBe('\\u{1b}[31mred');
  });

  test('C5 BEL, BS, CR, HT, VT and DEL are shown, and the next column stands where it should', () => {
    const text = table(headlines('a\u0007b\bc\rd\te\vf\u007f', 'plain'));
    expect(text).toContain('a\\u{7}b\\u{8}c\\u{d}d\\u{9}e\\u{b}f');
    expect(new Set(columnsOf(text, UPDATED)).size).toBe(1);
  });

  test('C6 a bidirectional control does not reach the next cell', () => {
    expect(shownHeadline('\u202eabc\u2066')).toBe('\\u{202e}abc\\u{2066}');
  });

  test('C7 Arabic with marks and joiners is unchanged', () => {
    const arabic = 'مَرْحَبًا\u200f می\u200cخواهم';
    expect(shownHeadline(arabic)).toBe(arabic);
  });

  test('C13 of 500 marks on a base, 30 are shown', () => {
    expect(shownHeadline(`a${'\u0301'.repeat(500)}b`)).toBe(`a${'\u0301'.repeat(30)}…b`);
  });

  test('C14 columns are aligned for wide characters, emoji sequences, ligatures and marks', () => {
    fc.assert(
      fc.property(
        fc.array(anyHeadline, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 60, max: 160 }),
        (texts, columns) => {
          const text = table(headlines(...texts), { width: columns });
          expect(columnsOf(text, UPDATED)).toHaveLength(texts.length);
          expect(new Set([...columnsOf(text, UPDATED), ...columnsOf(text, 'date')]).size).toBe(1);
          for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('C15 40,000 records are 40,000 rows', () => {
    const many = Array.from({ length: 40_000 }, (_, i) => record({ headline: `Ferry number ${i} sails` }));
    const text = table(many, { rows: Number.POSITIVE_INFINITY });
    expect(text.split('\n')).toHaveLength(40_000 + 3);
    expect(new Set(columnsOf(text, UPDATED)).size).toBe(1);
    expect(text).toContain('\n      1  Ferry number 0 sails');
    expect(text).toContain('\n  40000  Ferry number 39999 sails');
  });

  test('C16 no colour: no escape at all; colour: nothing but SGR', () => {
    const records = [
      record({ headline: '\u001b[31mred', issues: ['cut_body'], duplicateOf: 'cd1-0000000000000000' }),
      record({ headline: null, source: { ...record().source, file: 'a\u001b[2J\nb.txt' } }),
    ];
    expect(table(records)).not.toMatch(FORBIDDEN);
    const coloured = table(records, { colour: true });
    expect(coloured).toMatch(SGR);
    expect(coloured.replace(SGR, '')).toBe(table(records));
  });

  test('nothing forbidden passes, whatever stands in any field', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, text, (headline, opening, file, raw) => {
        const source = { ...record().source, file };
        const hostile = { body: [opening], source, updated: null, updatedRaw: raw };
        expect(
          table([record({ ...hostile, headline }), record({ ...hostile, headline: null })], { width: 140 }),
        ).not.toMatch(FORBIDDEN);
      }),
      { numRuns: 500 },
    );
  });

  test('rows beyond the limit are counted', () => {
    const many = Array.from({ length: 212 }, () => record());
    const lines = table(many).trimEnd().split('\n');
    expect(lines).toHaveLength(2 + 200 + 1);
    expect(lines.at(-1)).toBe('12 more: use -f ndjson or -o');
    expect(table(many.slice(0, 200))).not.toContain('more');
  });

  test('a narrow screen has fewer columns, down to 40', () => {
    const titles = (columns: number) => table([record()], { width: columns }).split('\n')[0].trim().split(/ +/);
    expect(titles(120)).toEqual(['#', 'headline', 'date', 'words', 'paras', 'captions', 'source', 'lines']);
    expect(titles(80)).toEqual(['#', 'headline', 'date', 'words', 'source', 'lines']);
    expect(titles(60)).toEqual(['#', 'headline', 'date', 'words']);
    expect(titles(40)).toEqual(['#', 'headline']);
    for (const columns of [10, 40, 60, 80, 200]) {
      for (const line of table(headlines('ferry '.repeat(60)), { width: columns }).split('\n')) {
        expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(40, columns));
      }
    }
  });

  test('a headline is wrapped at words and cut after three lines', () => {
    const lines = table(headlines('ferry '.repeat(60)), { width: 40 })
      .trimEnd()
      .split('\n')
      .slice(2);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^1 {2}ferry ferry ferry ferry ferry ferry$/);
    expect(lines[2]).toMatch(/^ {3}ferry .*…$/);
  });

  test('doubts and kin stand below the headline; the opening stands in for it', () => {
    const source = record().source;
    const text = table([
      record({
        issues: ['cut_body', 'unknown_date'],
        related: [{ id: 'cd1-1', source, kind: 'passage', similarity: 0.1, containment: 0.2, passages: [] }],
      }),
      record({ headline: null, body: ['It began in the fog.'] }),
    ]);
    expect(text).toContain('\n   ? cut_body, unknown_date\n   = 1 related\n');
    expect(text).toContain('2  (no headline) It began in the fog.');
  });

  test('a low confidence is a doubt, an ordinary one is not told', () => {
    const text = table([record({ confidence: 0.4 }), record({ confidence: 0.7 }), record({ issues: ['no_body'] })]);
    expect(text).toContain('? confidence 0.4\n');
    expect(text).not.toContain('0.7');
    expect(text.match(/^ +\? /gm)).toHaveLength(2);
  });

  test('file and lines are always there: in columns, or below the headline', () => {
    const source = { ...record().source, file: 'dumps/harbour-town/2025/may.txt', firstLine: 1201, lastLine: 1219 };
    const shown = (columns: number) => table([record({ source })], { width: columns });
    expect(shown(140)).toMatch(/ dumps\/harbour-town\/2025\/may\.txt {2}1201-1219$/m);
    expect(shown(60)).toMatch(/^ +dump\S*…\S*may\.txt:1201-1219$/m);
    expect(shown(40)).toMatch(/^ +dump\S*…\S*may\.txt:1201-1219$/m);
  });

  test('a folder that all files stand in is left out where names would be cut, the root never', () => {
    const at = (file: string) => record({ source: { ...record().source, file } });
    const files = ['/srv/dumps/harbour/may/first.txt', '/srv/dumps/harbour/may/2/second.txt'];
    const text = table(files.map(at), { width: 100 });
    expect(text).toMatch(/ first\.txt +1-9$/m);
    expect(text).toMatch(/ 2\/second\.txt +1-9$/m);
    expect(table(files.map(at), { width: 200 })).toContain(files[1]);
    expect(table([files[0], '/tmp/some/other/folder/third.txt'].map(at), { width: 100 })).toMatch(
      / \/srv\S*…\S*first\.txt /,
    );
  });

  test('a time as written takes two lines rather than be cut', () => {
    const text = table([record({ updated: null, updatedRaw: '25 min 53 sec ago' })], { width: 100 });
    expect(text).toMatch(/ 25 min 53 .*\n +sec ago/);
  });

  test('right-to-left cells are fenced, so that what follows stays in place', () => {
    expect(table(headlines('مرحبا', 'plain'))).toContain('\u200eمرحبا\u200e  ');
    expect(table(headlines('plain'))).not.toContain('\u200e');
  });

  test('an unknown date is shown as written; no records is no table', () => {
    expect(table([record({ updated: null, updatedRaw: '13 sec ago' })])).toContain('13 sec ago');
    expect(table([])).toBe('');
  });
});

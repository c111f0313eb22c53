import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { csv } from '../src/output/formats/csv.js';
import { ledgerKind } from '../src/output/kinds/ledger-kind.js';
import { ledgerView } from '../src/output/terminal/ledger-view.js';
import { ByteSink } from '../src/text/sink.js';
import { FATES, type LedgerRow, ROLES } from '../src/types.js';
import { columnsOf, FORBIDDEN, ledgerRow, SETTINGS, textOf } from './output-helpers.js';

const SGR = /\u001b\[[0-9;]*m/g;
const HEADLINE = 'Harbour town keeps its ferry';
const CAPTION = 'People wait at the lower pier. (Example Agency)';

const inField = (path: string) => ({ path, rule: null, start: 0, end: 9 });
const trimmedBy = (rule: string) => ({ path: null, rule, start: 0, end: 2 });

const ROWS: readonly LedgerRow[] = [
  ledgerRow({
    line: 1,
    article: null,
    record: null,
    role: 'furniture',
    fate: 'dropped',
    fields: [],
    rule: 'no_word',
    evidence: 'has no letter and no digit',
    text: '~~',
  }),
  ledgerRow({ line: 2, role: 'blank', fate: 'dropped', fields: [], rule: 'blank', text: '' }),
  ledgerRow({ line: 3, role: 'headline', fields: [inField('headline')], text: HEADLINE }),
  ledgerRow({
    line: 4,
    role: 'caption',
    fields: [inField('captions[0].text'), inField('captions[0].credit')],
    text: CAPTION,
  }),
  ledgerRow({ line: 5, role: 'caption', fate: 'collapsed', fields: [], rule: 'repeat', repeats: 4, text: CAPTION }),
  ledgerRow({
    line: 6,
    role: 'highlight',
    fields: [trimmedBy('bullet'), inField('highlights[0]')],
    text: '• Up by a tenth',
  }),
  ledgerRow({
    line: 7,
    role: 'byline',
    fields: [inField('byline'), inField('authors[0]'), inField('authors[1]')],
    text: 'By Ada Lund and Tove Marsh',
  }),
  ledgerRow({ line: 8, certainty: 0.6, evidence: 'belongs to the best run of text' }),
  ledgerRow({ line: 8, text: 'The rest of a long line.' }),
];

function view(rows: readonly LedgerRow[], settings: Partial<typeof SETTINGS> = {}): string {
  const sink = new ByteSink();
  return textOf(sink, ledgerView(sink, { ...SETTINGS, width: 100, ...settings }), rows);
}

describe('the view of the ledger', () => {
  test('says of each line its number, role, fate, where it went and its text', () => {
    expect(view(ROWS).split('\n')).toEqual([
      'ferry.txt',
      '',
      `── in no article ${'─'.repeat(83)}`,
      '    1  furniture  ✕ no_word                 ~~  ← has no letter and no digit',
      '',
      `── 1 · ${HEADLINE} ${'─'.repeat(40)} cd1-0123456789abcdef ──`,
      `    3  headline   ● headline                ${HEADLINE}`,
      `    4  caption    ● captions[0]             ${CAPTION}`,
      `    5  caption    ↺ line 4                  ${CAPTION}`,
      '    6  highlight  ● highlights[0] −bullet   • Up by a tenth',
      '    7  byline     ● byline authors          By Ada Lund and Tove Marsh',
      '    8  body       ●?body[0]                 The council voted.  ← belongs to the best run of text',
      '    8  body       ● body[0]                 The rest of a long line.',
      '',
      '8 lines, 1 article, 1 dump',
      '● kept           6  body 2, byline 1, caption 1, headline 1, highlight 1',
      '↺ collapsed      1  repeat 1',
      '✕ dropped        2  blank 1, no_word 1',
      '? marks what is not sure; blank lines are not shown',
      '',
    ]);
  });

  test('fits any screen from 40 columns on, with the texts in one column', () => {
    for (const columns of [40, 60, 100, 200]) {
      const text = view(ROWS, { width: columns });
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      expect(new Set([...columnsOf(text, ' Harbo'), ...columnsOf(text, ' Peopl')].slice(1)).size).toBe(1);
    }
  });

  test('a heading waits for the headline, and does without it', () => {
    const late = [...ROWS.slice(3, 5), ROWS[2]];
    expect(view(late)).toContain(`── 1 · ${HEADLINE} ─`);
    const behind = (rows: number) => view([...Array.from({ length: rows }, () => ROWS[3]), ROWS[2]]);
    expect(behind(4095)).toContain(`── 1 · ${HEADLINE} ─`);
    expect(behind(4096)).toContain('── 1 · (no headline) ─');
    expect(view([ROWS[3], { ...ROWS[2], article: 2 }])).toMatch(/── 1 · \(no headline\) [^]*── 2 · Harbour/);
  });

  test('of a copy the heading names its headline, and the record that stands for it', () => {
    const copy = (row: LedgerRow) =>
      ({ ...row, fate: 'dropped', fields: [], rule: 'near_copy', record: 'cd1-ffffffffffffffff' }) as const;
    expect(view([copy(ROWS[2]), copy(ROWS[7])])).toMatch(new RegExp(`── 1 · ${HEADLINE} ─+ copy of cd1-f{16} ──`));
    const place = `${'a/long/way/to/'.repeat(4)}the-dump-of-monday.txt:1234`;
    const evidence = `its article is nearly the same as another: cd1-ffffffffffffffff at ${place}`;
    for (const width of [40, 80, 200]) {
      const text = view(
        [
          { ...copy(ROWS[2]), evidence },
          { ...copy(ROWS[7]), evidence },
        ],
        { width },
      );
      const said = text
        .split('\n')
        .slice(3, 12)
        .map(line => line.trim());
      expect(said.join('').replaceAll(' ', '')).toContain(evidence.replaceAll(' ', ''));
      expect(text.match(/its article/g)).toHaveLength(1);
    }
  });

  test('a headline is headed without what was trimmed off its line', () => {
    const row = { ...ROWS[2], text: `Title: ${HEADLINE}`, startByte: 70, endByte: 106 };
    const fields = [{ path: 'headline', rule: null, start: 77, end: 105 }];
    expect(view([{ ...row, fields }])).toContain(`── 1 · ${HEADLINE} ─`);
  });

  test('articles and dumps are told apart by number and file', () => {
    const text = view([ROWS[2], ROWS[7], { ...ROWS[2], article: 2 }, { ...ROWS[2], file: 'pier.txt' }]);
    expect(text.match(/^── /gm)).toHaveLength(3);
    expect(text).toContain('\n\npier.txt\n\n── 1 · ');
    expect(text).toContain('4 lines, 3 articles, 2 dumps');
  });

  test('lines of no article amid an article are headed, and the article again', () => {
    const text = view([ROWS[2], ROWS[0], ROWS[7]]);
    expect(text.match(/^── .*$/gm)).toHaveLength(3);
    expect(text).toContain('3 lines, 1 article, 1 dump');
  });

  test('every line that is not blank is shown, whatever the limit of rows', () => {
    const many = Array.from({ length: 500 }, (_, i) => ledgerRow({ line: i + 1, text: `Line ${i + 1}.` }));
    const odd = ledgerRow({ line: 501, role: 'blank', fate: 'dropped', rule: 'blank', text: 'not blank' });
    const text = view([...many, odd], { rows: 200 });
    for (const { text: line } of [...many, odd]) expect(text).toContain(line);
  });

  test('C1 C5 C6 C16 nothing forbidden passes; colour adds SGR and nothing else', () => {
    const hostile = fc.string({ unit: 'binary', maxLength: 60 });
    const rows = fc.record({
      text: hostile,
      file: hostile,
      rule: hostile,
      evidence: hostile,
      record: hostile,
      role: fc.constantFrom(...ROLES),
      fate: fc.constantFrom(...FATES),
      certainty: fc.constantFrom(0.3, 0.95),
    });
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 5 }), parts => {
        const hostileRows = parts.map(each =>
          ledgerRow({ ...each, fields: [inField('headline'), trimmedBy(each.rule)] }),
        );
        const plain = view(hostileRows);
        expect(plain).not.toMatch(FORBIDDEN);
        const coloured = view(hostileRows, { colour: true }).replace(SGR, '');
        expect(coloured.split('\n').map(line => line.trimEnd())).toEqual(plain.split('\n').map(line => line.trimEnd()));
      }),
      { numRuns: 500 },
    );
  });

  test('evidence is told once under a heading, and not where a line is as it should be', () => {
    const furniture = ledgerRow({
      role: 'furniture',
      fate: 'dropped',
      fields: [],
      rule: 'after_body',
      evidence: 'stands after the body',
      text: 'Share',
    });
    const text = view([ROWS[2], furniture, { ...furniture, line: 9 }, { ...furniture, article: 2 }]);
    expect(text.match(/← stands after the body/g)).toHaveLength(2);
    expect(text.match(/✕ after_body/g)).toHaveLength(3);
  });

  test('colours are readable on black, on white and on the usual greys', () => {
    const rows = ROLES.flatMap(role => FATES.map(fate => ledgerRow({ role, fate, text: 'Share' })));
    const codes = new Set(
      [...view(rows, { colour: true }).matchAll(/\u001b\[38;5;(\d+)m/g)].map(([, code]) => Number(code)),
    );
    expect(codes.size).toBeGreaterThan(8);
    for (const code of codes) {
      for (const ground of [0, 0x1e, 0xf5, 0xff])
        expect(contrast(rgbOf(code), [ground, ground, ground]), `${code} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  test('roles and fates have their colours', () => {
    expect(view(ROWS, { colour: true })).toMatch(/\u001b\[38;5;32mheadline/);
  });
});

test('a ledger row has one column a field, in its own order', async () => {
  const sink = new ByteSink();
  const writer = await csv.open(sink, ledgerKind, ledgerKind.fields, SETTINGS);
  const row = ROWS[5];
  expect(ledgerKind.fields.map(field => field.name)).toEqual(Object.keys(row));
  expect(textOf(sink, writer, [row])).toBe(
    `${Object.keys(row).join(',')}\nferry.txt,6,0,10,highlight,1,cd1-0123456789abcdef,kept,"~bullet@0-2\nhighlights[0]@0-9",,,follows the head block,0.95,• Up by a tenth\n`,
  );
});

/** The colour of a number of the 256-colour palette, as xterm has it. */
function rgbOf(code: number): number[] {
  if (code >= 232) return Array(3).fill(8 + 10 * (code - 232));
  const levels = [0, 95, 135, 175, 215, 255];
  const place = code - 16;
  return [levels[Math.floor(place / 36)], levels[Math.floor(place / 6) % 6], levels[place % 6]];
}

/** The contrast ratio of WCAG 2; 3 is its least for large text and for signs. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const [r, g, b] = rgb.map(each =>
    each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

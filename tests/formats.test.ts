/** The formats of the field: each against the field list or schema of its standard, and what it says that it lacks against what it does. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutputFormat, OUTPUTS } from '../src/output/index.js';
import { recordKind } from '../src/output/record-kind.js';
import type { AnyRecord } from '../src/output/record-cells.js';
import { FIELDS } from '../src/records/fields.js';
import type { NewsRecord } from '../src/records/record.js';
import type { Passage } from '../src/text/passage.js';
import { ByteSink } from '../src/text/sink.js';
import { copydesk, sandbox, ARAB_NEWS, ASHARQ } from './cli-helpers.js';
import { FORBIDDEN, record, SETTINGS, textOf } from './output-helpers.js';
import { DOLMA, NINJS, SCHEMA_ORG, TRAFILATURA } from './standards.js';

const KIND = recordKind(FIELDS);
const STANDARDS = { dolma: DOLMA, ninjs: NINJS, 'schema.org': SCHEMA_ORG, trafilatura: TRAFILATURA };
const OTHER_SOURCE = { file: 'pier.txt', article: 2, firstLine: 11, lastLine: 19, startByte: 100, endByte: 199 };

/** A record in which every part says something. */
const FULL = record({
  section: 'Harbour',
  tags: ['ferries', 'islands'],
  byline: 'By Ada Lund and Tove Marsh',
  authors: ['Ada Lund', 'Tove Marsh'],
  dateline: 'VELISMOUTH',
  agency: 'EXAMPLE AGENCY',
  published: '2025-03-03T08:30:00Z',
  publishedRaw: '3 March 2025, 08:30 GMT',
  updated: '2025-03-04T10:15:30+02:00',
  updatedRaw: '4 March 2025 10:15',
  highlights: ['Up by a tenth', 'Two boats'],
  captions: [{ text: 'People wait. (Example Agency)', credit: 'Example Agency' }],
  body: ['VELISMOUTH: The council voted.', 'The ferry stays.'],
  wordCount: 7,
  language: 'en',
  url: 'https://news.example/ferry',
  capturedAt: '2025-03-05T00:00:00Z',
  issues: ['cut_body'],
  copies: [
    {
      id: 'cd1-1111111111111111',
      source: OTHER_SOURCE,
      kind: 'near',
      similarity: 0.9,
      containment: 0.95,
      own: ['One more.'],
      verified: 'text',
      error: 0,
    },
  ],
  related: [
    {
      id: 'cd1-2222222222222222',
      source: OTHER_SOURCE,
      kind: 'passage',
      similarity: 0.1,
      containment: 0.2,
      passages: [],
    },
  ],
  duplicateOf: 'cd1-3333333333333333',
  supersedes: 'cd1-4444444444444444',
});
const BARE = record({ headline: null, updated: null, updatedRaw: null, body: [], wordCount: 0, issues: ['no_body'] });
const RECORDS = [FULL, BARE, record()];

const formatOf = (name: string): OutputFormat => {
  const found = OUTPUTS.find(format => format.name === name);
  if (found === undefined) throw new Error(`no format ${name}`);
  return found;
};

async function written(name: string, records: readonly AnyRecord[], settings = SETTINGS): Promise<string> {
  const sink = new ByteSink();
  const writer = await formatOf(name).open(sink, KIND, KIND.fields, settings);
  return textOf(sink, writer, records as NewsRecord<Passage>[]);
}

async function documents(name: string, records: readonly AnyRecord[] = RECORDS): Promise<Record<string, unknown>[]> {
  const text = await written(name, records);
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

describe('the standard', () => {
  test.each(Object.entries(STANDARDS))('%s is as its schema or field list says', async (name, schema) => {
    const validate = new Ajv2020({ strict: false, formats: { uri: URL.canParse, 'date-time': isMoment } }).compile(
      schema,
    );
    const found = await documents(name);
    expect(found).toHaveLength(RECORDS.length);
    for (const document of found) {
      validate(document);
      expect(validate.errors).toBeNull();
    }
    validate({ ...found[0], unheardOf: 1 });
    expect(validate.errors).not.toBeNull();
  });
  test('also for what the program extracts', () => {
    const folder = sandbox({ 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS });
    for (const [name, schema] of Object.entries(STANDARDS)) {
      const { code, stdout } = copydesk(folder, ['a.txt', 'b.txt', '-f', name]);
      expect(code).toBe(0);
      const validate = new Ajv2020({ strict: false, formats: { uri: true, 'date-time': isMoment } }).compile(schema);
      const lines = stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(6);
      for (const line of lines) {
        validate(JSON.parse(line));
        expect(validate.errors, name).toBeNull();
      }
    }
  });
});

describe('whatever stands in a record', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  const maybe = fc.option(text);
  const texts = fc.array(text, { maxLength: 3 });
  const time = fc.constantFrom(
    null,
    '2025-03-04',
    '2025-03-04T10:15',
    '2025-03-04T10:15+02:00',
    '2025-03-04T10:15:30Z',
  );
  const anyRecord = fc
    .record({
      headline: maybe,
      section: maybe,
      tags: texts,
      byline: maybe,
      authors: texts,
      agency: maybe,
      published: time,
      publishedRaw: maybe,
      updated: time,
      highlights: texts,
      captions: fc.array(fc.record({ text, credit: maybe }), { maxLength: 2 }),
      body: texts,
      url: maybe,
    })
    .map(parts => record(parts));
  test.each(Object.entries(STANDARDS))('%s stays valid, one printable line a document', async (name, schema) => {
    const validate = new Ajv2020({ strict: false, formats: { uri: URL.canParse, 'date-time': isMoment } }).compile(
      schema,
    );
    await fc.assert(
      fc.asyncProperty(anyRecord, async each => {
        const line = await written(name, [each]);
        expect(line.slice(0, -1)).not.toMatch(FORBIDDEN);
        validate(JSON.parse(line));
        expect(validate.errors).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
  test('markdown has a heading and nothing else that begins as one', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, async each => {
        const lines = (await written('markdown', [each])).split('\n');
        expect(lines.filter(line => /^(#|---|=|```|<|\d+[.)] )/.test(line))).toHaveLength(1);
        expect(lines[0]).toMatch(/^# /);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the documents', () => {
  test('dolma: the text is the body, times are to the millisecond, all else is metadata', async () => {
    const [full, bare, day] = await documents('dolma');
    expect(full).toMatchObject({
      id: FULL.id,
      text: 'VELISMOUTH: The council voted.\n\nThe ferry stays.',
      source: 'ferry.txt',
      added: '2025-03-05T00:00:00.000Z',
      created: '2025-03-03T08:30:00.000Z',
      metadata: { headline: FULL.headline, updated: FULL.updated, captions: FULL.captions },
    });
    expect(Object.keys(bare)).toEqual(['id', 'text', 'source', 'metadata']);
    expect(day.created).toBe('2025-03-04T00:00:00.000Z');
    const [odd] = await documents('dolma', [record({ updated: '2025-13-01' })]);
    expect(odd).not.toHaveProperty('created');
  });
  test('ninjs: moments only where a clock and a zone are known; parts of articles say so', async () => {
    const [full, bare, day] = await documents('ninjs');
    expect(full).toMatchObject({
      uri: `urn:copydesk:${FULL.id}`,
      contentCreated: '2025-03-03T08:30:00Z',
      versionCreated: '2025-03-04T10:15:30+02:00',
      representationType: 'partial',
      located: 'VELISMOUTH',
      by: 'By Ada Lund and Tove Marsh',
    });
    expect(bare).not.toHaveProperty('headlines');
    expect(day).not.toHaveProperty('versionCreated');
    expect(day.representationType).toBe('full');
    expect(day.descriptions).toContainEqual({ role: 'updated', contentType: 'text/plain', value: '2025-03-04' });
    const [minutes] = await documents('ninjs', [record({ updated: '2025-03-04T10:15Z' })]);
    expect(minutes.versionCreated).toBe('2025-03-04T10:15:00Z');
  });
  test('schema.org: pictures with caption and credit', async () => {
    const [full, bare] = await documents('schema.org');
    expect(full).toMatchObject({
      '@type': 'NewsArticle',
      image: [{ '@type': 'ImageObject', caption: 'People wait. (Example Agency)', creditText: 'Example Agency' }],
      author: [
        { '@type': 'Person', name: 'Ada Lund' },
        { '@type': 'Person', name: 'Tove Marsh' },
      ],
    });
    expect(bare).not.toHaveProperty('image');
  });
  test('trafilatura: all names always, lists joined as it joins them', async () => {
    const [full, bare] = await documents('trafilatura');
    expect(Object.keys(full)).toEqual(Object.keys(bare));
    expect(full).toMatchObject({
      author: 'Ada Lund; Tove Marsh',
      hostname: 'news.example',
      date: '2025-03-03',
      tags: 'ferries;islands',
      text: 'VELISMOUTH: The council voted.\nThe ferry stays.',
    });
    expect(bare).toMatchObject({ title: null, author: null, date: null, source: null, categories: '', tags: '' });
  });
  test('markdown: headline, line of source, highlights, body, captions; a rule between articles', async () => {
    expect(await written('markdown', [FULL, BARE])).toBe(`# Harbour town keeps its ferry

*By Ada Lund and Tove Marsh · 2025-03-03T08:30:00Z · https://news.example/ferry · ferry.txt:1-9*

- Up by a tenth
- Two boats

VELISMOUTH: The council voted.

The ferry stays.

> People wait. (Example Agency)

---

# (no headline)

*ferry.txt:1-9*
`);
  });
  test('markdown: what would be markup is shown as it is', async () => {
    const body = [
      '*a* _b_ c_d [e](f) `g` <h> i\\j ~~k~~ &amp; AT&T',
      '# l',
      '1. m',
      '- n',
      '+ o',
      '> p',
      '---',
      '=',
      '2025 q',
    ];
    const text = await written('markdown', [record({ headline: 'C #', body })]);
    expect(text).toContain('# C \\#\n');
    expect(text.split('\n\n').slice(2).join('\n')).toBe(
      [
        '\\*a\\* \\_b\\_ c_d \\[e\\](f) \\`g\\` \\<h> i\\\\j \\~\\~k\\~\\~ \\&amp; AT&T',
        '\\# l',
        '1\\. m',
        '\\- n',
        '\\+ o',
        '\\> p',
        '\\---',
        '\\=',
        '2025 q\n',
      ].join('\n'),
    );
  });
  test('C12: markdown shows control characters, on a terminal and in a file that is read on one', async () => {
    const hostile = [
      record({ headline: 'H\u009b1m', body: ['a\u001b[2Jb\u0000\u007f', 'a\u202ab\u202c', 'a\u202egnp.exe'] }),
    ];
    for (const terminal of [false, true]) {
      const text = await written('markdown', hostile, { ...SETTINGS, terminal });
      expect(text).toContain('# H\\u{9b}1m\n');
      expect(text).toContain('a\\u{202e}gnp.exe\n');
      expect(text).toContain('a\\u{1b}\\[2Jb\\u{0}\\u{7f}\n');
      expect(text).toContain(terminal ? 'a\\u{202a}b' : 'a\u202ab\u202c');
    }
  });
});

describe('what a format lacks is what it does not show, and no more', () => {
  const paths = leaves(FULL as unknown as Record<string, unknown>);
  const untold = new Set<string>(['table', 'html', 'parquet']);
  const shown = OUTPUTS.map(({ name }) => name).filter(name => !untold.has(name));
  test.each(shown)('%s', async name => {
    const whole = await written(name, [FULL]);
    const lacking = [];
    for (const path of paths) if ((await written(name, [changed(FULL, path)])) === whole) lacking.push(path);
    const lacks = formatOf(name).lacks ?? [];
    const said = paths.filter(path => lacks.some(lack => path === lack || path.startsWith(`${lack}.`)));
    expect(lacking).toEqual(said);
    for (const lack of lacks)
      expect(
        paths.some(path => path === lack || path.startsWith(`${lack}.`)),
        lack,
      ).toBe(true);
  });
});

test('a shape of its own is for records, all of them', () => {
  const folder = sandbox({ 'a.txt': ASHARQ });
  const ledger = copydesk(folder, ['explain', 'a.txt', '-f', 'dolma']);
  expect([ledger.code, ledger.stderr]).toEqual([
    2,
    'copydesk: --format dolma is for records; use one of ndjson, json, csv, tsv, table, html\n',
  ]);
  const fields = copydesk(folder, ['a.txt', '-f', 'ninjs', '--fields', 'id']);
  expect(fields.code).toBe(2);
  expect(fields.stderr).toMatch(/--format ninjs has fields of its own/);
});

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The paths to the values of a record, lists of texts as one value, lists of objects by their first. */
function leaves(value: Readonly<Record<string, unknown>>, before = ''): string[] {
  return Object.entries(value).flatMap(([name, each]) => {
    const inner = Array.isArray(each) ? each[0] : each;
    const path = `${before}${name}`;
    return typeof inner === 'object' && inner !== null ? leaves(inner, `${path}.`) : [path];
  });
}

/** The record with another value at a path. */
function changed(whole: AnyRecord, path: string): AnyRecord {
  const copy = JSON.parse(JSON.stringify(whole)) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = copy;
  for (const name of names) {
    const next = at[name];
    at = (Array.isArray(next) ? next[0] : next) as Record<string, unknown>;
  }
  at[last] = another(at[last], last);
  return copy as unknown as AnyRecord;
}

function another(value: unknown, name: string): unknown {
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return name === 'issues' ? ['cut_head'] : [...value, 'One more'];
  if (name === 'url') return 'https://other.example/boat';
  if (/^(published|updated|capturedAt)$/.test(name)) return '2024-01-02T03:04:05Z';
  return `another ${String(value)}`;
}

test('docs/formats.md lists what each format lacks, and describes each that has a shape of its own', () => {
  const docs = readFileSync(new URL('../docs/formats.md', import.meta.url), 'utf8');
  const rows = [...docs.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, name, paths]) => [name, paths]);
  const formats: readonly OutputFormat[] = OUTPUTS;
  const lacking = formats.filter(({ lacks }) => lacks !== undefined && lacks.length > 0);
  expect(rows).toEqual(lacking.map(({ name, lacks }) => [name, lacks?.map(path => `\`${path}\``).join(', ')]));
  const headings = [...docs.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  for (const { name } of formats.filter(({ ownFields }) => ownFields)) expect(headings).toContain(name);
});

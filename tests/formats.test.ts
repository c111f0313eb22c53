/** The formats of the field: each against the field list or schema of its standard, whatever stands in a record. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, ASHARQ, copydesk, sandbox } from './cli-helpers.js';
import { documents, RECORDS, written } from './formats-helpers.js';
import { FORBIDDEN, record } from './output-helpers.js';
import { DOLMA, NINJS, SCHEMA_ORG, TRAFILATURA } from './standards.js';

const STANDARDS = { dolma: DOLMA, ninjs: NINJS, 'schema.org': SCHEMA_ORG, trafilatura: TRAFILATURA };

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

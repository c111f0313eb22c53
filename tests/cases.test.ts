/**
 * Every folder of fixtures/extract is a case. `facts.json` is written by hand; `expected.ndjson` and `ledger.ndjson` hold all
 * that comes out, so that a change is seen: `npm run fixtures:update` writes them, and the diff is to be read.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { recordSchema } from '../src/index.js';
import { checkAccount } from './account.js';
import { checkFacts } from './facts.js';
import {
  type Extracted,
  extracted,
  hasReturns,
  namesIn,
  readCase,
  singly,
  withoutBytes,
  withReturns,
} from './fixtures.js';

const validate = new Ajv2020({ strict: false }).compile(recordSchema());

describe.each(namesIn('extract'))('%s', name => {
  const { folder, input, facts, options } = readCase(name);
  const whole = extracted([input], options);

  test('facts', () => checkFacts(facts, whole));
  test('every byte is accounted for', () => checkAccount(input, whole));
  test('records are valid', () => {
    for (const record of whole.records) expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
  });
  test('byte by byte', () => expect(extracted(singly(input), options)).toEqual(whole));
  if (!hasReturns(input)) {
    test('with CR LF', () => {
      const again = extracted([withReturns(input)], options);
      expect(withoutBytes(again.records)).toEqual(withoutBytes(whole.records));
    });
  }
  test('golden files', () => {
    for (const [file, rows] of golden(whole)) {
      const path = new URL(file, folder);
      if (env.COPYDESK_UPDATE) writeFileSync(path, rows.map(row => `${JSON.stringify(row)}\n`).join(''));
      expect(existsSync(path), `${file}: written by npm run fixtures:update`).toBe(true);
      expect(rows, file).toEqual(readRows(path));
    }
  });
});

function golden({ records, ledger }: Extracted): [file: string, rows: unknown[]][] {
  return [
    ['expected.ndjson', records],
    ['ledger.ndjson', ledger.map(({ text: _text, ...row }) => row)],
  ];
}

function readRows(path: URL): unknown[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map(line => JSON.parse(line));
}

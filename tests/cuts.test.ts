/**
 * A dump may end anywhere. Cut behind any of its lines, what comes before is unchanged, and the head of an article whose body is
 * not there is not taken for the end of the body before it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ExtractOptions, LedgerRow, NewsRecord } from '../src/index.js';
import { type Extracted, extracted, namesIn, readCase } from './fixtures.js';

const SEEDS = fileURLToPath(new URL('../../shared/seeds/', import.meta.url));
const LINE_FEED = 0x0a;
const KNOWN: ReadonlySet<string> = new Set(['arab-news', 'asharq-al-awsat']);
const SENTENCE = /[.!?…。؟]["'”’»)]{0,3}$/u;

interface Dump {
  readonly name: string;
  readonly input: Uint8Array;
  readonly options: ExtractOptions;
}

const seeds: Dump[] = (existsSync(SEEDS) ? readdirSync(SEEDS) : []).map(name => ({
  name,
  input: new Uint8Array(readFileSync(`${SEEDS}${name}`)),
  options: { file: 'input.txt' },
}));

const told = ({ source: _source, ...record }: NewsRecord): unknown => record;
const isBody = ({ fate, role }: LedgerRow): boolean => fate === 'kept' && (role === 'body' || role === 'subhead');

/** The rows behind the last sentence that is kept. */
function tailOf(ledger: readonly LedgerRow[]): readonly LedgerRow[] {
  return ledger.slice(ledger.findLastIndex(row => isBody(row) && SENTENCE.test(row.text.trim())) + 1);
}

function checkCut(cut: Extracted, whole: Extracted, what: string): void {
  // What the pages of an unknown site share is learned from all of them.
  for (const [i, record] of cut.records.slice(0, -1).entries()) {
    if (KNOWN.has(whole.records[i].layout))
      expect(told(record), `record ${i} of ${what}`).toEqual(told(whole.records[i]));
  }
  const rowAt = new Map(whole.ledger.map(row => [row.startByte, row]));
  for (const row of tailOf(cut.ledger)) {
    const same = rowAt.get(row.startByte);
    // That the feet of all articles have it says nothing to the first one alone.
    if (same?.rule === 'site_furniture') break;
    if (isBody(row) && same !== undefined) expect(isBody(same), `${what}: "${row.text}" is body`).toBe(true);
  }
}

describe.each([...seeds, ...namesIn('extract').map(readCase)])('$name', ({ input, options }) => {
  const whole = extracted([input], options);
  test('cut behind each line', () => {
    let line = 0;
    for (let at = 0; at < input.length - 1; at++) {
      if (input[at] !== LINE_FEED) continue;
      line++;
      checkCut(extracted([input.subarray(0, at + 1)], options), whole, `cut behind line ${line}`);
    }
  });
});

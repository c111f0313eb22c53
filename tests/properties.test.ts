/**
 * What holds for every dump. A failure prints the smallest dump that shows it. The same cases are tried in every run;
 * COPYDESK_SEED=N tries others.
 */
import { env } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerRow, NewsRecord } from '../src/index.js';
import { checkAccount } from './account.js';
import { type Extracted, extracted, hasReturns, withoutBytes, withReturns } from './fixtures.js';
import { type Article, anyDump, articles, cutInto, cuts, dumpOf } from './invented.js';

fc.configureGlobal({ seed: Number(env.COPYDESK_SEED ?? 1) });

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const whole = (dump: Uint8Array, options = {}): Extracted => extracted([dump], options);
const someDump = fc.oneof(anyDump, articles(4).map(dumpOf));
const options = fc.constantFrom({}, { layout: 'generic' }, { recordLimit: 1500 }, { lineLimit: 64 });

/** Records but for their places. */
const told = (records: readonly NewsRecord[]) => records.map(({ source: _source, ...record }) => record);

test('the ledger covers every byte once, and tells the truth', () => {
  fc.assert(
    fc.property(someDump, options, (dump, chosen) => checkAccount(dump, whole(dump, chosen))),
    { numRuns: 400 },
  );
});

test('of two times of one kind, each is accounted for', () => {
  const head = 'Baba Dreba Ganvok Kemlor Lormip';
  const dump = new TextEncoder().encode(`${head}\n${head}\nU\0\0pdated 3 min ago\nUpdated 3 min ago`);
  checkAccount(dump, whole(dump));
});

test('chunks change nothing', () => {
  fc.assert(
    fc.property(someDump, cuts, options, (dump, lengths, chosen) => {
      expect(extracted(cutInto(dump, lengths), chosen)).toEqual(whole(dump, chosen));
    }),
    { numRuns: 400 },
  );
});

test('CR LF changes offsets in bytes and nothing else', () => {
  const rowsWithoutBytes = (rows: readonly LedgerRow[]) =>
    rows.map(({ startByte: _start, endByte: _end, fields, ...row }) => ({
      ...row,
      fields: fields.map(({ path, rule }) => ({ path, rule })),
    }));
  fc.assert(
    fc.property(
      someDump.filter(dump => !hasReturns(dump)),
      dump => {
        const [before, after] = [whole(dump), whole(withReturns(dump))];
        expect(withoutBytes(after.records)).toEqual(withoutBytes(before.records));
        expect(rowsWithoutBytes(after.ledger)).toEqual(rowsWithoutBytes(before.ledger));
      },
    ),
    { numRuns: 300 },
  );
});

test('articles of known layouts come out as they were written', () => {
  const written = ({ site, headline, caption, credit, updated, highlights, body }: Article) => ({
    headline,
    captions: caption === null ? [] : [{ text: `${caption}. (${credit})`, credit }],
    updatedRaw: site === 'asharq' ? null : updated,
    highlights: site === 'asharq' ? [] : highlights,
    body,
    issues: [],
  });
  const read = ({ headline, captions, updatedRaw, highlights, body, issues }: NewsRecord) => ({
    headline,
    captions,
    updatedRaw,
    highlights,
    body,
    issues,
  });
  fc.assert(
    fc.property(articles(5), list => {
      expect(whole(dumpOf(list)).records.map(read)).toEqual(list.map(written));
    }),
    { numRuns: 200 },
  );
});

test('dumps one after the other give their records one after the other', () => {
  fc.assert(
    fc.property(articles(6), fc.nat({ max: 6 }), (list, cut) => {
      const apart = [list.slice(0, cut), list.slice(cut)].flatMap(part => whole(dumpOf(part)).records);
      expect(told(whole(dumpOf(list)).records)).toEqual(told(apart));
    }),
    { numRuns: 200 },
  );
});

test('every emitted line of a body stands in a line of the dump', () => {
  fc.assert(
    fc.property(someDump, dump => {
      const lines = decoder.decode(dump).split(/\r\n|\r|\n/);
      for (const text of whole(dump).records.flatMap(({ body }) => body)) {
        expect(
          lines.some(line => line.includes(text)),
          text,
        ).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

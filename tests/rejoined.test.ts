/** Wrapped dumps give what they give unwrapped: twins of both families at many widths, headers, first lines that tell of no wrap. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extract, type LedgerRow, type NewsRecord } from '../src/index.js';

const twin = (name: string): string =>
  readFileSync(new URL(`../fixtures/extract/${name}/input.txt`, import.meta.url), 'utf8');

function wrapped(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map(line => {
      const lines = [''];
      for (const word of line.trim() === '' ? [] : line.trimEnd().split(/(?<=\S) +/)) {
        const last = lines[lines.length - 1];
        if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines.map(part => (part === '' ? '' : indent + part)).join('\n');
    })
    .join('\n');
}

function extracted(text: string): { records: NewsRecord[]; ledger: LedgerRow[] } {
  const run = extract({ ledger: true });
  const [early, late] = [run.push(new TextEncoder().encode(text)), run.end()];
  return { records: [...early.records, ...late.records], ledger: [...early.ledger, ...late.ledger] };
}

const fieldsOf = ({ headline, captions, highlights, dateline, agency, publishedRaw, updatedRaw }: NewsRecord) => {
  return { headline, captions, highlights, dateline, agency, publishedRaw, updatedRaw };
};

describe.each([60, 66, 72, 76, 84, 90, 96])('at %i columns', width => {
  test.each(['', '   '])('headlines and captions shown several times, indented by "%s"', indent => {
    const plain = twin('seed--asharq-twin');
    const [whole, broken] = [extracted(plain).records, extracted(wrapped(plain, width, indent)).records];
    expect(broken.map(fieldsOf)).toEqual(whole.map(fieldsOf));
    expect(broken.map(({ body }) => body)).toEqual(whole.map(({ body }) => body));
  });

  test('paragraphs without blank lines between them', () => {
    const plain = twin('seed--arab-news-twin');
    const [whole, broken] = [extracted(plain).records, extracted(wrapped(plain, width)).records];
    expect(broken.map(fieldsOf)).toEqual(whole.map(fieldsOf));
    expect(broken.map(({ body }) => body.join(' '))).toEqual(whole.map(({ body }) => body.join(' ')));
  });

  test('what the ledger says of a field stands there', () => {
    const text = wrapped(twin('seed--asharq-twin'), width, '  ');
    const bytes = new TextEncoder().encode(text);
    const { records, ledger } = extracted(text);
    for (const record of records) {
      const parts = ledger.filter(row => row.record === record.id).flatMap(({ fields }) => fields);
      const said = (path: string): string =>
        parts
          .filter(part => part.path === path)
          .map(({ start, end }) => new TextDecoder().decode(bytes.subarray(start, end)))
          .join(' ');
      expect(said('headline')).toBe(record.headline);
      record.body.forEach((paragraph, i) => expect(said(`body[${i}]`)).toBe(paragraph));
      record.captions.forEach(({ text, credit }, i) => {
        expect(said(`captions[${i}].text`)).toBe(text);
        if (credit !== null) expect(said(`captions[${i}].credit`)).toBe(credit);
      });
    }
  });
});

test('lines of a header block stay lines, however full they are', () => {
  const block =
    'Title: Ropewalk opens as swimming hall after two long winters of work\nAuthor: Ada Brook\nDate: 2 May 2024\n\n';
  const body =
    'The old ropewalk behind the harbour was opened as a swimming hall on Monday, two winters after the last rope had been made there, and forty people came before it was light to see the doors being opened by the mayor.';
  const [record] = extracted(`${block}${wrapped(`${body}\n\n${body.replace('old', 'long')}`, 72)}\n`).records;
  expect(record.headline).toBe('Ropewalk opens as swimming hall after two long winters of work');
  expect(record.publishedRaw).toBe('2 May 2024');
  expect(record.body).toHaveLength(2);
});

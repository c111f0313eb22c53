/** WARC and WET: which records are dumps, what they tell of their pages, and what can be wrong; warcio is the oracle. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { answerRecord, warcRecord } from './archives.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>Harbour bridge reopens after repairs</title></head><body>
<h1>Harbour bridge reopens after repairs</h1>
<p>The bridge over the old harbour opened again on Monday, the port said.</p>
<p>Work took three months and cost two million crowns, it said.</p></body></html>`;
const HTML = ['Content-Type: text/html; charset=utf-8'];

const info = () => warcRecord('warcinfo', 'application/warc-fields', 'software: none\r\n');
const wet = (text: Uint8Array, uri: string) => warcRecord('conversion', 'text/plain', text, uri);
const WET = [info(), wet(ASHARQ, 'https://www.Example.org/a?b'), wet(ARAB_NEWS, 'http://user@other.example:8080/')];

/** The extracted records of one file: where they stand, and the page that they are said to be of. */
function extracted(bytes: Uint8Array, name = 'crawl.warc', ...flags: string[]) {
  const { code, stdout, stderr } = copydesk(sandbox({ [name]: bytes }), ['extract', ...flags, name]);
  const records = rowsOf(stdout);
  return { code, stderr, records, files: [...new Set(records.map(({ source }) => source.file))] };
}

const chunked = (body: string) => {
  const bytes = Buffer.from(body);
  const pieces = [bytes.subarray(0, 100), bytes.subarray(100)].map(piece =>
    Buffer.concat([Buffer.from(`${piece.length.toString(16)};x=y\r\n`), piece, Buffer.from('\r\n')]),
  );
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
};

describe('records that hold pages are dumps', () => {
  test.each([
    ['plain', Buffer.concat(WET), 'crawl.wet'],
    ['a gzip member each', Buffer.concat(WET.map(record => gzipSync(record))), 'crawl.wet.gz'],
    ['one gzip member', gzipSync(Buffer.concat(WET)), 'crawl.wet.gz'],
    ['by its bytes', Buffer.concat(WET), 'crawl.txt'],
  ])('WET, %s: address and time are those of the record', (_, bytes, name) => {
    const { code, records, files } = extracted(bytes, name);
    expect([code, files]).toEqual([0, [`${name}!2`, `${name}!3`]]);
    expect([...new Set(records.map(({ url }) => url))]).toEqual([
      'https://www.Example.org/a?b',
      'http://user@other.example:8080/',
    ]);
    expect(new Set(records.map(({ capturedAt }) => capturedAt))).toEqual(new Set(['2025-08-20T14:30:00Z']));
    const plain = extracted(ASHARQ, 'plain.txt').records;
    expect(records.slice(0, plain.length).map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    expect(records[0].source.startByte).toBe(plain[0].source.startByte);
  });
  test('the record’s time wins over --captured-at, which holds where there is none', () => {
    const undated = Buffer.from(
      Buffer.concat(WET)
        .toString('latin1')
        .replaceAll(/WARC-Date: .*\r\n/g, ''),
      'latin1',
    );
    const time = '2020-01-01T00:00:00Z';
    const of = (bytes: Buffer) => extracted(bytes, 'crawl.wet', '--captured-at', time).records[0].capturedAt;
    expect([of(undated), of(Buffer.concat(WET))]).toEqual([time, '2025-08-20T14:30:00Z']);
  });
  test.each([
    ['as it is', answerRecord(HTML, PAGE, 'https://a.example/')],
    ['in chunks', answerRecord([...HTML, 'Transfer-Encoding: chunked'], chunked(PAGE), 'https://a.example/')],
    ['said to be in chunks', answerRecord([...HTML, 'Transfer-Encoding: chunked'], PAGE, 'https://a.example/')],
    ['gzip', answerRecord([...HTML, 'Content-Encoding: gzip'], gzipSync(PAGE), 'https://a.example/')],
    ['said to be gzip', answerRecord([...HTML, 'Content-Encoding: gzip'], PAGE, 'https://a.example/')],
    ['brotli', answerRecord([...HTML, 'Content-Encoding: br'], brotliCompressSync(PAGE), 'https://a.example/')],
    ['a resource', warcRecord('resource', 'text/html', PAGE, 'https://a.example/')],
  ])('an HTML page, %s', (_, record) => {
    const { code, records } = extracted(Buffer.concat([info(), record]));
    expect(code).toBe(0);
    expect(records).toMatchObject([
      {
        headline: 'Harbour bridge reopens after repairs',
        body: [
          'The bridge over the old harbour opened again on Monday, the port said.',
          'Work took three months and cost two million crowns, it said.',
        ],
        url: 'https://a.example/',
        issues: ['rendered'],
        source: { file: 'crawl.warc!2' },
      },
    ]);
  });
  test('the server’s charset counts', () => {
    const page = Buffer.from(PAGE.replace('<meta charset="utf-8">', '').replace('harbour', 'café'), 'latin1');
    const record = answerRecord(['Content-Type: text/html; charset="ISO-8859-1"'], page, 'https://a.example/');
    expect(extracted(record).records[0].body[0]).toContain('the old café opened');
  });
  test('requests, metadata, pictures, redirects and pages that are not there are passed over', () => {
    const bytes = Buffer.concat([
      warcRecord('request', 'application/http; msgtype=request', 'GET / HTTP/1.1\r\nHost: a.example\r\n\r\n'),
      warcRecord('metadata', 'application/warc-fields', 'x: y\r\n'),
      answerRecord(['Content-Type: image/png'], Buffer.alloc(1000), 'https://a.example/1.png'),
      answerRecord(HTML, PAGE, 'https://a.example/gone', '404 Not Found'),
      answerRecord(['Location: /'], '', 'https://a.example/moved', '301 Moved'),
      answerRecord(HTML, PAGE, 'https://a.example/'),
    ]);
    expect(extracted(bytes)).toMatchObject({ code: 0, stderr: expect.any(String), files: ['crawl.warc!6'] });
  });
});

test.each([
  ['in a frame of zlib', deflateSync],
  ['without', deflateRawSync],
])('deflate, %s', (_, pack) => {
  const record = answerRecord([...HTML, 'Content-Encoding: deflate'], pack(PAGE), 'https://a.example/');
  const { code, stderr, records } = extracted(record);
  expect([code, stderr]).toEqual([0, '']);
  expect(records[0].body[0]).toContain('the old harbour opened');
});

test('a coding that is not known is told, and the body read as it stands', () => {
  const { code, stderr, records } = extracted(
    answerRecord([...HTML, 'Content-Encoding: utf-8'], PAGE, 'https://a.example/'),
  );
  expect([code, records.length]).toEqual([0, 1]);
  expect(stderr).toContain('copydesk: crawl.warc!1: warning: a body says that its coding is utf-8, which is not known');
});

test('an answer without a byte is no page, and the next record is one', () => {
  const empty = warcRecord('response', 'application/http; msgtype=response', '', 'https://a.example/none');
  const { code, files } = extracted(Buffer.concat([empty, answerRecord(HTML, PAGE, 'https://a.example/')]));
  expect([code, files]).toEqual([0, ['crawl.warc!2']]);
});

describe('what is wrong is told', () => {
  test.each([
    ['cut', chunked(PAGE).subarray(0, 300), 'truncated'],
    [
      'with a chunk that has no size',
      Buffer.concat([chunked(PAGE).subarray(0, 109), Buffer.from('zz\r\n'), chunked(PAGE)]),
      'damaged',
    ],
    ['in deflate, cut', null, 'truncated'],
  ])('a body in chunks, %s: what could be read of it is, and the next record', (_, body, what) => {
    const headers = body === null ? 'Content-Encoding: deflate' : 'Transfer-Encoding: chunked';
    const bytes = body ?? deflateSync(PAGE).subarray(0, 100);
    const broken = answerRecord([...HTML, headers], bytes, 'https://a.example/broken');
    const { code, stderr, files } = extracted(Buffer.concat([broken, answerRecord(HTML, PAGE, 'https://a.example/')]));
    expect(code).toBe(3);
    expect(stderr).toMatch(new RegExp(`^copydesk: crawl\\.warc!1: .* is ${what}`, 'm'));
    expect(files).toContain('crawl.warc!2');
  });
  test('truncated in a record', () => {
    const bytes = Buffer.concat(WET);
    const { code, stderr, files } = extracted(bytes.subarray(0, bytes.length - 100), 'crawl.wet');
    expect([code, files]).toEqual([3, ['crawl.wet!2', 'crawl.wet!3']]);
    expect(stderr).toContain('crawl.wet: WARC record 3 is truncated; fetch the file again\n');
  });
  test.each([
    ['something between records', Buffer.concat([WET[0], WET[1], Buffer.from('what is this\nand this\n'), WET[2]])],
    [
      'a length that is too short',
      Buffer.from(Buffer.concat(WET).toString('latin1').replace('Length: 98', 'Length: 8'), 'latin1'),
    ],
    ['a record without a length', Buffer.concat([Buffer.from('WARC/1.0\r\nWARC-Type: x\r\n\r\n'), ...WET.slice(1)])],
  ])('%s: reading goes on at the next', (_, bytes) => {
    const { code, stderr, records } = extracted(bytes, 'crawl.wet');
    expect(code).toBe(3);
    expect(stderr).toMatch(/^copydesk: crawl\.wet: .*record [123]/m);
    expect(records.at(-1)?.url).toBe('http://user@other.example:8080/');
  });
  test('a page that is not there in a damaged gzip member: the others are', () => {
    const members = WET.map(record => gzipSync(record));
    members[1].fill(0xff, 20, 60);
    const { code, files } = extracted(Buffer.concat(members), 'crawl.wet.gz');
    expect(code).toBe(3);
    expect(files).toEqual([expect.stringMatching(/^crawl\.wet\.gz!\d$/)]);
  });
});

/** Of each record with a page: its number from 1 and the bytes of its content, as warcio counts them. */
const ORACLE = `
import sys, json
from warcio.archiveiterator import ArchiveIterator
with open(sys.argv[1], 'rb') as file:
    for number, record in enumerate(ArchiveIterator(file), 1):
        if record.rec_type == 'conversion':
            print(json.dumps([number, record.rec_headers.get_header('WARC-Target-URI'), len(record.content_stream().read())]))
`;
const PYTHON = process.env.COPYDESK_PYTHON ?? 'python3';
const hasOracle = spawnSync(PYTHON, ['-c', 'import warcio']).status === 0;

test.skipIf(!hasOracle)(
  `warcio counts the same records and lengths${hasOracle ? '' : ' (needs python3 with warcio)'}`,
  () => {
    const records = Array.from({ length: 300 }, (_, at) => {
      const text = Buffer.concat([
        Buffer.from(`Ferry ${at} leaves the harbour\n`),
        ASHARQ.subarray(0, (at * 37) % 5000),
      ]);
      return at % 7 === 3 ? info() : wet(text, `https://site${at % 11}.example/${at}`);
    });
    const folder = sandbox();
    for (const [name, bytes] of [
      ['a.wet', Buffer.concat(records)],
      ['a.wet.gz', Buffer.concat(records.map(record => gzipSync(record)))],
    ] as const) {
      writeFileSync(join(folder, name), bytes);
      const { stdout } = spawnSync(PYTHON, ['-c', ORACLE, join(folder, name)]);
      const expected = rowsOf<[number, string, number]>(stdout.toString());
      const { stdout: ledger } = copydesk(folder, ['explain', '-f', 'ndjson', name]);
      const lengths = new Map<string, number>();
      for (const { file, endByte } of rowsOf<{ file: string; endByte: number }>(ledger)) lengths.set(file, endByte);
      expect(expected).toHaveLength(records.length - Math.ceil((records.length - 3) / 7));
      expect([...lengths]).toEqual(expected.map(([number, , length]) => [`${name}!${number}`, length]));
    }
  },
);

/** Archives of files: each member is a dump, whatever it is called, and what cannot be read is told. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { padded, sealTar, tar, tarHeader, warcRecord, zip } from './archives.js';
import { extracted } from './archives-helpers.js';
import { ARAB_NEWS, ASHARQ, bash, rowsOf, sandbox } from './cli-helpers.js';

const TWO = [extracted(ASHARQ, 'a.txt'), extracted(ARAB_NEWS, 'b.txt')].flatMap(({ records }) => records);
const FILES = [
  { name: 'a.txt', bytes: ASHARQ },
  { name: 'b.txt', bytes: ARAB_NEWS },
];

describe.each([
  ['tar', tar(FILES), 'two.tar'],
  ['tar, gzip', gzipSync(tar(FILES)), 'two.tgz'],
  ['tar by its bytes', tar(FILES), 'two'],
  ['zip', zip(FILES), 'two.zip'],
  ['zip, stored', zip(FILES.map(file => ({ ...file, method: 0 }))), 'two.zip'],
])('%s', (_, bytes, name) => {
  test('each member is a dump', () => {
    const { code, records, files } = extracted(bytes, name);
    expect([code, files]).toEqual([0, [`${name}!a.txt`, `${name}!b.txt`]]);
    expect(records).toEqual(TWO);
  });
});

describe('tar', () => {
  const HOSTILE = ['../../etc/x', '/etc/y', 'a/b', '.', '-rf', 'line\nend', '\u001b[2J', 'x'.repeat(99)];
  test('hostile names are names', () => {
    const { code, files } = extracted(tar(HOSTILE.map(name => ({ name, bytes: ASHARQ }))), 'h.tar');
    expect([code, files]).toEqual([0, HOSTILE.map(name => `h.tar!${name}`)]);
  });
  test('names of GNU and pax, longer than a header has room for', () => {
    const long = `folder/${'n'.repeat(300)}.txt`;
    const record = `path=${long}p\n`;
    const pax = Buffer.from(`${record.length + 4} ${record}`);
    const bytes = Buffer.concat([
      tarHeader('././@LongLink', long.length + 1, 'L'),
      padded(Buffer.from(`${long}\0`)),
      tarHeader('cut', ASHARQ.length),
      padded(ASHARQ),
      tarHeader('pax', pax.length, 'x'),
      padded(pax),
      tar([{ name: 'cut', bytes: ARAB_NEWS }]),
    ]);
    expect(extracted(bytes, 'l.tar').files).toEqual([`l.tar!${long}`, `l.tar!${long}p`]);
  });
  test('links and folders are passed over', () => {
    const bytes = Buffer.concat([tarHeader('d/', 0, '5'), tarHeader('link', 0, '2'), tar(FILES)]);
    expect(extracted(bytes, 'l.tar')).toMatchObject({ code: 0, files: ['l.tar!a.txt', 'l.tar!b.txt'] });
  });
  test('truncated in a member, behind one, and without an end', () => {
    const whole = tar(FILES, false);
    const inMember = extracted(whole.subarray(0, whole.length - 2000), 'c.tar');
    expect([inMember.code, inMember.files]).toEqual([3, ['c.tar!a.txt', 'c.tar!b.txt']]);
    expect(inMember.stderr).toContain('c.tar: tar archive ends in b.txt; fetch it again\n');
    expect(extracted(whole, 'c.tar')).toMatchObject({ code: 3, records: TWO });
  });
  test('a damaged header is told, and the next member read', () => {
    const bytes = tar(FILES);
    bytes[10] ^= 1;
    const second = Buffer.concat([tar([FILES[1]], false), bytes]);
    const { code, stderr, files } = extracted(second, 'd.tar');
    expect([code, files]).toEqual([3, ['d.tar!b.txt']]);
    expect(stderr).toContain(
      'd.tar: tar archive is damaged; reading goes on at the next member; fetch or pack it again\n',
    );
  });
  test.each([
    ['is no number', '9', true],
    ['is too small', '0', false],
  ])('a size that %s is told, also in the first header, and the others are read', (_, digit, isSized) => {
    for (const isSealed of [true, false]) {
      const bytes = tar(FILES);
      bytes.fill(digit, 124, 135);
      if (isSealed) sealTar(bytes);
      const { code, stderr, files } = extracted(bytes, 's.tar');
      expect([code, files.at(-1)]).toEqual([3, 's.tar!b.txt']);
      expect(stderr).toContain('reading goes on at the next');
      expect(stderr).toContain('; fetch or pack it again\n');
      if (isSealed && isSized) expect(stderr).toContain('s.tar: tar member a.txt has no size; ');
    }
  });
  test('one that says it has all there is is read to its end', () => {
    const bytes = Buffer.concat([tarHeader('huge.txt', 8 ** 11 - 1), ASHARQ]);
    const { code, stderr, files } = extracted(bytes, 'h.tar');
    expect([code, files]).toEqual([3, ['h.tar!huge.txt']]);
    expect(stderr).toContain('h.tar: tar archive ends in huge.txt');
  });
  test('what is wrong with a compressed member is told with its name', () => {
    const bytes = tar([{ name: 'a.txt.gz', bytes: gzipSync(ASHARQ).subarray(0, -20) }]);
    const { code, stderr } = extracted(bytes, 'p.tar');
    expect([code, stderr]).toEqual([3, 'copydesk: p.tar!a.txt.gz: gzip member 1 is truncated; fetch it again\n']);
  });
  test('a member is unpacked once, and no archive', () => {
    const inner = [
      { name: 'a.txt.gz', bytes: gzipSync(ASHARQ) },
      { name: 'b.tar', bytes: tar(FILES) },
      { name: 'c.txt', bytes: ARAB_NEWS },
    ];
    const { code, stderr, files } = extracted(gzipSync(tar(inner)), 'n.tgz');
    expect([code, files]).toEqual([3, ['n.tgz!a.txt.gz', 'n.tgz!c.txt']]);
    expect(stderr).toMatch(/^copydesk: n\.tgz!b\.tar: looks binary/m);
  });
});

describe('zip', () => {
  test('hostile names are names', () => {
    const names = ['../../etc/x', '/etc/y', 'C:\\z', 'a\\b', '-rf'];
    const { code, files } = extracted(zip(names.map(name => ({ name, bytes: ASHARQ }))), 'h.zip');
    expect([code, files]).toEqual([0, names.map(name => `h.zip!${name}`)]);
  });
  test('a wrong checksum, a password and an unknown method are told; the others are read', () => {
    const bytes = zip([
      { ...FILES[0], sum: 1 },
      { ...FILES[0], name: 'locked', flags: 1 },
      { ...FILES[0], name: 'odd', method: 93 },
      FILES[1],
    ]);
    const { code, stderr, files } = extracted(bytes, 'b.zip');
    expect([code, files]).toEqual([3, ['b.zip!a.txt', 'b.zip!b.txt']]);
    expect(stderr).toContain('b.zip: zip member a.txt has a wrong checksum; fetch it again\n');
    expect(stderr).toContain('b.zip: zip member locked is encrypted; unpack it first\n');
    expect(stderr).toContain('b.zip: zip member odd is compressed by method 93; unzip it\n');
  });
  test('damaged data in a member is told; the others are read', () => {
    const bytes = zip(FILES);
    bytes.fill(0xff, 60, 200);
    const { code, stderr, files } = extracted(bytes, 'd.zip');
    expect(code).toBe(3);
    expect(files).toContain('d.zip!b.txt');
    expect(stderr).toMatch(/^copydesk: d\.zip: zip member a\.txt (is damaged|has a wrong checksum)/m);
  });
  test('cut short, it has no directory', () => {
    const { code, stderr } = extracted(zip(FILES).subarray(0, 3000), 'c.zip');
    expect(code).toBe(3);
    expect(stderr).toMatch(/^copydesk: c\.zip: zip archive is damaged or cut short/m);
  });
  test('members that come to too much together are read up to the limit', () => {
    const { code, stderr, files } = extracted(zip(FILES), 'b.zip', '--unpack-limit', '13K');
    expect([code, files]).toEqual([3, ['b.zip!a.txt', 'b.zip!b.txt']]);
    expect(stderr).toContain('b.zip: unpacks to more than 13312 bytes');
  });
  test('as standard input: a file is read, a pipe is refused', () => {
    const folder = sandbox({ 'two.zip': zip(FILES) });
    expect(rowsOf(bash(folder, 'copydesk extract < two.zip').stdout)).toHaveLength(TWO.length);
    const { code, stderr } = bash(folder, 'cat two.zip | copydesk extract');
    expect(code).toBe(3);
    expect(stderr).toContain('copydesk: -: a zip archive is read from its end; save it to a file, and name that\n');
  });
});

test.each([
  ['a.tar', tar([]), 'tar'],
  ['a.zip', zip([]), 'zip'],
  ['a.warc', warcRecord('warcinfo', 'application/warc-fields', 'software: none'), 'warc'],
  ['a.csv', Buffer.from('text,url\n'), 'csv'],
  ['a.ndjson', Buffer.from('\n'), 'ndjson'],
])('%s without a dump in it says so', (name, bytes, format) => {
  const { code, stderr } = extracted(bytes, name);
  expect([code, stderr.split('\n')[0]]).toEqual([0, `copydesk: ${name}: warning: holds no dump (${format})`]);
});

/**
 * T10: hostile files with a documented result each: exit code, what is said, how many records, and the hash of the output.
 * `COPYDESK_UPDATE=1` writes the results down; the difference is to be read before it is committed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { main } from '../../dist/main.js';
import { GENERATORS } from './hostile.js';
import { fixturesByName, inFolder, ROOT, sha } from './lib.js';

const MANIFEST = join(ROOT, 'tests/torture/corpus.json');
const ARTICLE = (/** @type {string} */ headline, /** @type {string} */ caption, /** @type {string} */ body) =>
  `${headline}\n\n${headline}\n\n${caption}\n${caption}\nTT\n\n${headline}\n\n${caption}\n${caption}\n\n${body}\nIt will cost about a million crowns, the council said.\n`;
const HEADLINE = 'Nevra keeps its old ferry for a year';
const CAPTION = 'A ferry leaves the harbour of Nevra on Monday. (Photo by A. Tarrow)';
const BODY = 'The council of Nevra voted on Monday to keep the ferry for another year.';

/** All files by name. @returns {Map<string, Buffer>} */
export function hostileFiles() {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  for (const [name, make] of Object.entries(GENERATORS)) {
    for (const size of [1, 200, 3000]) files.set(`${name}-${size}.txt`, make(size));
    const short = make(60)
      .toString()
      .replace(/[\r\n]+/g, ' ');
    files.set(`${name}-headline.txt`, Buffer.from(ARTICLE(`${HEADLINE} ${short}`, CAPTION, BODY)));
    files.set(`${name}-caption.txt`, Buffer.from(ARTICLE(HEADLINE, `${CAPTION} ${short}`, BODY)));
    files.set(`${name}-body.txt`, Buffer.from(ARTICLE(HEADLINE, CAPTION, `${BODY} ${short}`)));
  }
  const plain = Buffer.from(ARTICLE(HEADLINE, CAPTION, BODY));
  for (let length = 0; length < plain.length; length += 13) files.set(`cut-${length}.txt`, plain.subarray(0, length));
  const packed = gzipSync(plain);
  for (let length = 0; length < packed.length; length += 9) files.set(`cut-${length}.gz`, packed.subarray(0, length));
  for (let at = 0; at < packed.length; at += 11) {
    const flipped = Buffer.from(packed);
    flipped[at] ^= 0x10;
    files.set(`flipped-${at}.gz`, flipped);
  }
  for (const [at, dump] of fixturesByName()) {
    const text = dump.toString();
    files.set(`fixture-${at}-cr.txt`, Buffer.from(text.replaceAll('\r\n', '\n').replaceAll('\n', '\r')));
    files.set(`fixture-${at}-utf16.txt`, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    files.set(`fixture-${at}-mid.txt`, dump.subarray(dump.length >> 1));
  }
  return files;
}

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function corpus({ tier }) {
  const before = process.cwd();
  return inFolder(async folder => {
    process.chdir(folder);
    try {
      const files = hostileFiles();
      /** @type {Record<string, {input: string, exit: number, said: string, records: number, output: string}>} */
      const results = {};
      for (const [name, bytes] of files) {
        writeFileSync(join(folder, name), bytes);
        results[name] = { input: sha(bytes).slice(0, 16), ...(await resultOf(name)) };
      }
      if (process.env.COPYDESK_UPDATE) writeFileSync(MANIFEST, `${JSON.stringify(results, null, 2)}\n`);
      const expected = existsSync(MANIFEST) ? JSON.parse(readFileSync(MANIFEST, 'utf8')) : {};
      const left = readdirSync(folder).filter(name => name.endsWith('.tmp'));
      const bad = [...new Set([...Object.keys(expected), ...files.keys()])].flatMap(name =>
        differences(name, expected[name], results[name], tier === 'short'),
      );
      const figure = `${files.size} files, ${bad.length} with another result than documented, ${left.length} files left`;
      return [
        {
          goal: 'T10',
          name: 'hostile files',
          passed: bad.length === 0 && left.length === 0,
          figure: [figure, ...bad.slice(0, 20)].join('\n          '),
        },
      ];
    } finally {
      process.chdir(before);
    }
  });
}

/**
 * What the records say is of the rules, which change, and fixtures are added: in CI only how a run ends is compared, of files that
 * are what they were.
 */
function differences(
  /** @type {string} */ name,
  /** @type {any} */ was,
  /** @type {any} */ is,
  /** @type {boolean} */ short,
) {
  if (was === undefined || is === undefined)
    return short ? [] : [`${name}: ${was === undefined ? 'not documented' : 'not made'}`];
  if (short && was.input !== is.input) return [];
  const keys = short ? ['exit'] : ['input', 'exit', 'said', 'records', 'output'];
  return keys.filter(key => was[key] !== is[key]).map(key => `${name}: ${key} was ${was[key]} and is ${is[key]}`);
}

async function resultOf(/** @type {string} */ name) {
  const [stdout, stderr] = [collector(), collector()];
  const stdin = Object.assign((async function* () {})(), { isTTY: true });
  const host = { stdin, stdout: stdout.stream, stderr: stderr.stream, env: {}, on: () => {}, off: () => {} };
  const exit = await main(['extract', name, '-f', 'ndjson', '-j', '1'], host);
  const output = stdout.bytes();
  const lines = output.toString().split('\n').slice(0, -1);
  for (const line of lines) JSON.parse(line);
  const said = stderr.bytes().toString();
  if (/^\s+at /m.test(said)) throw new Error(`${name}: a stack was told: ${said}`);
  return {
    exit,
    said: said.replaceAll(`copydesk: ${name}`, '').trim().slice(0, 200),
    records: lines.length,
    output: sha(output).slice(0, 16),
  };
}

function collector() {
  /** @type {Buffer[]} */
  const chunks = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks) };
}

/** T19, H1 and H2: the same bytes in every time zone and locale, from a file, a pipe and gzip; T13 and T14: other programs read them as we do. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { BIN, fixturesByName, inFolder, sha } from './lib.js';

const ZONES = ['UTC', 'Pacific/Kiritimati', 'Pacific/Honolulu', 'Asia/Kolkata', 'America/St_Johns', 'Bogus/Zone'];
const LOCALES = ['C', 'tr_TR.UTF-8', 'ar_EG.UTF-8', 'en_US.UTF-8'];
const MOST = 1 << 30;

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function same({ tier }) {
  return inFolder(async cwd => {
    const text = Buffer.concat(fixturesByName().flatMap(([, dump]) => [dump, Buffer.from('\n\n')]));
    writeFileSync(join(cwd, 'a.txt'), text);
    writeFileSync(join(cwd, 'a.gz'), gzipSync(text));
    const args = ['extract', '-q', '--layout', 'known', '--captured', '2025-08-20T14:30:00Z'];
    const rows = (
      /** @type {string[]} */ more,
      /** @type {object} */ env = {},
      /** @type {Buffer | undefined} */ input = undefined,
    ) => {
      const child = spawnSync(process.execPath, [BIN, ...args, ...more], {
        cwd,
        input,
        env: { ...process.env, ...env },
        maxBuffer: MOST,
      });
      return child.stdout.toString().replaceAll(/"file":"[^"]*"/g, '"file":""');
    };
    const wanted = sha(rows(['a.txt']));
    let [tried, other] = [0, 0];
    const isFull = tier === 'full';
    for (const TZ of isFull ? ZONES : ZONES.slice(1, 3)) {
      for (const LC_ALL of isFull ? LOCALES : LOCALES.slice(1, 2)) {
        for (const [more, input] of /** @type {const} */ ([[['a.txt']], [['a.gz']], [['-'], text]])) {
          tried++;
          if (sha(rows([...more], { TZ, LC_ALL }, input)) !== wanted) other++;
        }
      }
    }
    const figure = `${tried} runs (time zones, locales, file, gzip and pipe), ${other} with other bytes`;
    return [
      { goal: 'T19', name: 'the same bytes everywhere', passed: other === 0, figure },
      ...readers(cwd, tier === 'short'),
    ];
  });
}

/** What other programs make of our rows: the same as we do. */
function readers(/** @type {string} */ cwd, /** @type {boolean} */ short) {
  const cells = hostileCells(short ? 500 : 10_000);
  const dump = cells.map((cell, at) => {
    const headline = `Nevra keeps ferry ${at} ${cell}`;
    return `${headline}\n\n${headline}\n\nThe council of Nevra voted ${at} times on ${cell} this Monday.\n${cell} came up.\n\n`;
  });
  writeFileSync(join(cwd, 'hostile.txt'), dump.join(''));
  const run = (/** @type {string} */ program, /** @type {string[]} */ args) =>
    spawnSync(program, args, { cwd, maxBuffer: MOST });
  for (const format of ['ndjson', 'csv'])
    run(process.execPath, [
      BIN,
      'extract',
      '-q',
      '--layout',
      'known',
      '-f',
      format,
      '-o',
      `out.${format}`,
      'hostile.txt',
    ]);
  const rows = readFileSync(join(cwd, 'out.ndjson'), 'utf8').split('\n').slice(0, -1);
  const records = rows.map(row => JSON.parse(row));
  const table = parse(readFileSync(join(cwd, 'out.csv')));
  const ways = /** @type {const} */ ([
    ['T14', 'NDJSON by Python', run('python3', ['-c', PYTHON_JSON]), records],
    ['T14', 'NDJSON by jq', run('jq', ['-c', '.', 'out.ndjson']), records],
    ['T13', 'CSV by Python', run('python3', ['-c', PYTHON_CSV]), table],
  ]);
  return ways.map(([goal, name, { error, status, stdout, stderr }, mine]) => {
    if (error !== undefined) return { goal, name, passed: true, figure: `not run: ${error.message}` };
    const read = stdout
      .toString()
      .split('\n')
      .slice(0, -1)
      .map(row => JSON.parse(row));
    const passed = status === 0 && mine.length > cells.length / 2 && isDeepStrictEqual(read, mine);
    const figure = `${mine.length} rows, ${passed ? 'equal' : `OTHER ${stderr.toString().slice(-200)}`}`;
    return { goal, name, passed, figure };
  });
}

const PYTHON_JSON = `
import json
for line in open('out.ndjson', encoding='utf-8', newline='\\n'):
    print(json.dumps(json.loads(line)))
`;
const PYTHON_CSV = `
import csv, json
csv.field_size_limit(1 << 30)
for row in csv.reader(open('out.csv', encoding='utf-8', newline='')):
    print(json.dumps(row))
`;

const PARTS = [
  '=1+1',
  '+1',
  '-1',
  '@x',
  '\t=',
  '"',
  '""',
  ',',
  "'",
  '\u200b=',
  '\uff1d',
  '\u0000',
  '\u2028',
  '\u009b',
  '\u202e',
  '\ufeff',
  'é',
  '漢',
  '👩‍👩‍👧',
  'a',
  ' ',
  '01234',
  '1e5',
  '";=1+1',
];

/** Cells of the signs that mean something to somebody, the same each time. */
function hostileCells(/** @type {number} */ count) {
  let state = 7;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 8;
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + (next() % 6) }, () => PARTS[next() % PARTS.length]).join(''),
  );
}

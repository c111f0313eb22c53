/**
 * T2 and T3: a coverage-guided loop. Each target is bundled and instrumented by istanbul; an input that reaches a statement or a
 * branch that none before it reached is kept, and changed further. What was found earlier is tried first.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { GENERATORS } from './hostile.js';
import { fixtures, inFolder, ROOT, random, sha } from './lib.js';

const { createInstrumenter } = createRequire(import.meta.url)('istanbul-lib-instrument');
const TARGETS = join(ROOT, 'tests/torture/targets');
const FOUND = join(ROOT, 'tests/torture/found');
const MOST_BYTES = 4096;
const MOST_MS = 1000;
/** A target that fails so often is given up. */
const MOST_BAD = 5;
const EXECUTIONS = { short: 100_000, usual: 300_000, full: 10_000_000 };
/** So long for each target; COPYDESK_FUZZ_MS names another time. */
const MOST_TIME_MS = { short: 14_000, usual: 12_000, full: 1_200_000 };

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function fuzz({ tier, seed }) {
  return inFolder(async folder => {
    const names = readdirSync(TARGETS)
      .map(name => basename(name, '.ts'))
      .filter(name => (process.env.COPYDESK_TARGETS?.split(',') ?? [name]).includes(name))
      .toSorted();
    const most = EXECUTIONS[tier];
    const verdicts = [];
    let total = 0;
    for (const name of names) {
      const verdict = await fuzzOne(
        name,
        folder,
        seed,
        Math.ceil(most / names.length),
        Number(process.env.COPYDESK_FUZZ_MS ?? MOST_TIME_MS[tier]),
      );
      total += verdict.executions;
      verdicts.push(verdict);
    }
    return [
      ...verdicts,
      {
        goal: 'T2',
        name: 'all targets',
        passed: verdicts.every(({ passed }) => passed),
        figure: `${total} executions over ${names.length} targets (goal ${most})`,
      },
    ];
  });
}

/** @param {string} name @param {string} folder @param {number} seed @param {number} most @param {number} ms */
async function fuzzOne(name, folder, seed, most, ms) {
  const { target, counters } = await instrumented(name, folder);
  const chance = random(seed + name.length * 7919);
  const kept = seedsOf(name);
  const before = kept.length;
  let uncovered = counters();
  let [executions, slowest] = [0, 0];
  /** @type {string[]} */
  const bad = [];
  /** Inputs that ended in an error. @type {Uint8Array[]} */
  const ended = [];
  const started = performance.now();
  const attempt = async (/** @type {Uint8Array} */ input) => {
    executions++;
    const from = process.cpuUsage();
    try {
      await target(input.slice());
    } catch (error) {
      if (bad.length < MOST_BAD) bad.push(`${Buffer.from(input).toString('base64')}: ${told(error)}`);
      ended.push(Uint8Array.from(input));
    }
    // Processor time: what a busy machine does meanwhile is not the input's fault.
    const { user, system } = process.cpuUsage(from);
    slowest = Math.max(slowest, (user + system) / 1000);
    const left = uncovered.filter(counter => !counter.isMet());
    const isNew = left.length < uncovered.length;
    uncovered = left;
    return isNew;
  };
  for (const input of kept) await attempt(input);
  const goesOn = () => executions < most && performance.now() - started < ms && bad.length < MOST_BAD;
  while (goesOn()) {
    const input = changed(kept[Math.floor(chance() * kept.length)], kept, chance);
    if (await attempt(input)) kept.push(input);
  }
  if (process.env.COPYDESK_KEEP) keep(name, [...kept.slice(before), ...ended]);
  const all = counters().length;
  const figure = `${executions} executions, ${kept.length - before} new inputs, ${Math.round((100 * (all - uncovered.length)) / all)} % of statements and branches, slowest ${slowest.toFixed(0)} ms`;
  return {
    goal: 'T2',
    name,
    executions,
    passed: bad.length === 0 && slowest < MOST_MS * 5,
    figure: [figure, ...bad].join('\n          '),
  };
}

/** What an input ended in, and where. @param {unknown} error */
const told = error =>
  error instanceof Error
    ? `${error.message} ${
        error.stack
          ?.match(/at \w+ /g)
          ?.slice(0, 3)
          .join('') ?? ''
      }`
    : String(error);

/** A target with counters in it, and a function that lists these. @param {string} name @param {string} folder */
async function instrumented(name, folder) {
  const { outputFiles } = await build({
    entryPoints: [join(TARGETS, `${name}.ts`)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
  });
  const key = `coverage_${name}`;
  const instrumenter = createInstrumenter({ esModules: true, coverageVariable: key, compact: true });
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, instrumenter.instrumentSync(outputFiles[0].text, path));
  const { target } = await import(pathToFileURL(path).href);
  const coverage = /** @type {any} */ (globalThis)[key][path];
  const counters = () => [
    ...Object.keys(coverage.s).map(id => ({ isMet: () => coverage.s[id] > 0 })),
    ...Object.entries(coverage.b).flatMap(([id, paths]) =>
      /** @type {number[]} */ (paths).map((_, at) => ({ isMet: () => coverage.b[id][at] > 0 })),
    ),
  ];
  return { target, counters };
}

/** What the search begins with: what was found before, the fixtures, and hostile texts. @param {string} name @returns {Uint8Array[]} */
function seedsOf(name) {
  const texts = [...fixtures(), ...Object.values(GENERATORS).map(make => make(600))].map(text =>
    text.subarray(0, MOST_BYTES),
  );
  const extra = name === 'gzip' ? texts.slice(0, 20).map(text => gzipSync(text)) : [];
  const layouts =
    name === 'layout'
      ? readdirSync(join(ROOT, 'src/layouts'))
          .filter(file => file.endsWith('.json'))
          .map(file => readFileSync(join(ROOT, 'src/layouts', file)))
      : [];
  const own =
    name === 'containers'
      ? containers(texts)
      : name === 'packed'
        ? PACKED.map(text => Buffer.from(text, 'base64'))
        : [];
  return [...found(name), ...own, ...extra, ...layouts, ...texts.slice(0, 80), new Uint8Array(0)];
}

/** The same text by bzip2, zstd and xz, each behind the byte that chooses who unpacks it. */
const PACKED = [
  'AEJaaDkxQVkmU1nv//8/AAAiV4AAEEABAAMEAC9t3yAgAIgz/1UmjQMgZAN6qJNqZpBpk9I+RXuU1VFEGSyrdVFJZJizuUTQQXxVd3eGS7sycRqwxGcdnuOI3XSctI+skmGcdKOFmaTpd+brvUaqNWcVjmMNlmyijyqqtFo0ZP4u5IpwoSHf//5+',
  'ASi1L/0EWKUCADLFEBagpzkAxGQpX+hXKpSE4JgBvGBUSYQBYkDzKtrkz4ovtck+u4zcAb2XOK9aXnTGFT5qIxBiIbqUoDflaSLYgxoqBwIEAItnoGHrZEC4QW1QetbCGdc=',
  'Av03elhaAAAE5ta0RgIAIQEWAAAAdC/lo+ABKwBZXQAnGUrHRjbPV9MzmR4rF5Dn1ifQgSCjlw0T4w8P1AM364cmKKzof8qrC27i8dJu6nSGpnUVhZ8EZNtBzTJcHPcX9oQ/XWUrkM1Poz+vr06KqIm5PuiUuYOPAAAAAADvqHZ21D/zgAABdawCAAAAs/Jkh7HEZ/sCAAAAAARZWg==',
];

/** One of each kind, with the byte before it that chooses its reader. @param {Uint8Array[]} texts */
function containers(texts) {
  const [text] = texts;
  const header = Buffer.alloc(512);
  header.write('a.txt');
  header.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
  header.fill(' ', 148, 156);
  header.write('0', 156);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const tar = Buffer.concat([header, text, Buffer.alloc(1024 + ((512 - (text.length % 512)) % 512))]);
  const page = '<html><head><title>Nevra</title></head><body><p>The ferry &amp; the <b>council</b>.</p></body></html>';
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`;
  const warc = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Type: application/http\r\nContent-Length: ${answer.length}\r\n\r\n${answer}\r\n\r\n`;
  const zip = Buffer.from(
    'UEsDBBQAAAAIAAAAIQBSntLnCgAAAAgAAAABAAAAYcvNTEpNyU3lAgBQSwECFAAUAAAACAAAACEAUp7S5woAAAAIAAAAAQAAAAAAAAAAAAAAAAAAAAAAYVBLBQYAAAAAAQABAC8AAAApAAAAAAA=',
    'base64',
  );
  const rows = '{"text":"The council voted.","url":"http://x.example/","time":"2025-08-20"}\n';
  const cells = 'text,url,time\n"The ""council"" voted.",http://x.example/,2025-08-20\n';
  return [tar, warc, zip, rows, cells, page].map((bytes, at) => Buffer.concat([Buffer.from([at]), Buffer.from(bytes)]));
}

/** @param {string} name @returns {Uint8Array[]} */
function found(name) {
  const path = join(FOUND, `${name}.json`);
  return existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8')).map((/** @type {string} */ text) => Buffer.from(text, 'base64'))
    : [];
}

/** Adds inputs to those that are tried first. @param {string} name @param {Uint8Array[]} inputs */
function keep(name, inputs) {
  const all = new Map([...found(name), ...inputs].map(input => [sha(input), Buffer.from(input).toString('base64')]));
  mkdirSync(FOUND, { recursive: true });
  writeFileSync(join(FOUND, `${name}.json`), `${JSON.stringify([...all.values()], null, 1)}\n`);
}

const TOKENS = [
  '\n',
  '\r\n',
  '\u0001',
  ' sec ago',
  'Updated ',
  'Short Url',
  '(Photo by ',
  '"',
  ',',
  '{',
  '}',
  '[',
  ']',
  ':',
  '\\u',
  '\ufeff',
  '\u0301',
  '\u202e',
  '…',
  '\u0000',
].map(text => Buffer.from(text));

/** An input a little changed. @param {Uint8Array} input @param {Uint8Array[]} others @param {() => number} chance */
function changed(input, others, chance) {
  let bytes = Buffer.from(input);
  for (let times = 1 + Math.floor(chance() * 4); times > 0; times--) {
    const at = Math.floor(chance() * (bytes.length + 1));
    const way = Math.floor(chance() * 7);
    const length = Math.floor(chance() * 40);
    if (way === 0 && bytes.length > 0) bytes[at % bytes.length] ^= 1 << Math.floor(chance() * 8);
    else if (way === 1 && bytes.length > 0) bytes[at % bytes.length] = Math.floor(chance() * 256);
    else if (way === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (way === 3) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))]);
    else if (way === 4)
      bytes = Buffer.concat([bytes.subarray(0, at), TOKENS[Math.floor(chance() * TOKENS.length)], bytes.subarray(at)]);
    else {
      const other = others[Math.floor(chance() * others.length)];
      const from = Math.floor(chance() * other.length);
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        other.subarray(from, from + 20 + length * 8),
        way === 5 ? bytes.subarray(at) : new Uint8Array(0),
      ]);
    }
  }
  return bytes.subarray(0, MOST_BYTES);
}

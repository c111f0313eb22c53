/** DESIGN's layer rule, held by reading the imports; and the library, which runs where there is no Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));
const IMPORT = /^(import|export)( type)?\b[^;]*?from '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm;

/** What the files of a folder may import beside `types`, `errors`, `text/` and their own folder. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  layouts: [],
  articles: ['layouts/'],
  records: ['layouts/'],
  dedup: ['records/record.js (type)'],
  input: ['io/'],
  output: ['io/', 'records/record.js (type)', 'dedup/pair.js (type)', 'dedup/history/salvage.js (type)'],
  io: [],
};
/** Folders that use the file system; of dedup only its store does. */
const USES_NODE = new Set(['input', 'output', 'io']);
const STORE = /^dedup\/(?:store\.ts$|history\/)/;

/** The folders of articles/, from the lowest: each may import those before it, and what stands beside them may import all. */
const WAY_OF_LINES = ['lines', 'units', 'rejoined', 'page', 'site', 'joined', 'roles', 'header', 'boundaries'];

/** A file without its comments. */
function codeOf(file: string): string {
  return readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

interface Import {
  readonly from: string;
  readonly isType: boolean;
  /** Whether it is loaded only when it is wanted. */
  readonly isLate: boolean;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name).split(sep).join('/'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(match => ({
    from: match[3] ?? match[4] ?? match[5],
    isType: match[2] !== undefined,
    isLate: match[4] !== undefined,
  }));
}

/** The file that an import leads to, from src. */
function target(file: string, from: string): string {
  return relative(SOURCE, join(SOURCE, dirname(file), from))
    .split(sep)
    .join('/');
}

function mayImport(folder: string, file: string, { from, isType }: Import): boolean {
  const to = target(file, from);
  const allowed = [
    'types.js',
    'errors.js',
    'text/',
    `${folder}/`,
    ...LAYERS[folder],
    ...(STORE.test(file) ? ['io/'] : []),
  ];
  return allowed.some(each => to.startsWith(each.replace(' (type)', '')) && (isType || !each.endsWith(' (type)')));
}

describe.each(Object.keys(LAYERS))('%s/', folder => {
  const files = filesIn(folder);
  test('imports its own kind and what lies below', () => {
    expect(files.length).toBeGreaterThan(0);
    const bad = files.flatMap(file =>
      importsOf(file)
        .filter(each => each.from.startsWith('.') && !mayImport(folder, file, each))
        .map(({ from }) => `${file}: ${from}`),
    );
    expect(bad).toEqual([]);
  });
  if (USES_NODE.has(folder)) return;
  test('knows no Node', () => {
    for (const file of files.filter(name => !STORE.test(name))) {
      expect(
        importsOf(file).filter(({ from }) => from.startsWith('node:')),
        file,
      ).toEqual([]);
      expect(codeOf(file), file).not.toMatch(/\bBuffer\b|\bprocess\.|\brequire\(/);
    }
  });
});

test('within articles/ each folder imports what comes before it', () => {
  const level = (file: string) => {
    const [, folder, name] = file.split('/');
    return name === undefined ? WAY_OF_LINES.length : WAY_OF_LINES.indexOf(folder);
  };
  const files = filesIn('articles');
  expect(files.filter(file => level(file) < 0)).toEqual([]);
  const bad = files.flatMap(file =>
    importsOf(file)
      .map(({ from }) => target(file, from))
      .filter(to => to.startsWith('articles/') && level(to) > level(file))
      .map(to => `${file}: ${to}`),
  );
  expect(bad).toEqual([]);
});

test('no file imports itself by way of others, but for what is loaded late', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, way: readonly string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' > '));
    if (done.has(file)) return;
    done.add(file);
    for (const { from, isLate } of importsOf(file)) {
      const to = target(file, from).replace(/\.js$/, '.ts');
      if (from.startsWith('.') && !isLate && to.endsWith('.ts')) follow(to, [...way, file]);
    }
  };
  const files = filesIn('.');
  for (const file of files) follow(file, []);
  expect(circles).toEqual([]);
  expect(done.size).toBe(files.length);
});

test('only main prints errors, only bin exits', () => {
  for (const file of filesIn('.')) {
    expect(codeOf(file), file).not.toMatch(/\bconsole\.|\bprocess\.(exit|exitCode|std)/);
  }
});

test('the library needs nothing of Node', () => {
  const library = readFileSync(new URL('../dist/index.js', import.meta.url), 'utf8');
  expect(library).not.toMatch(/["']node:|\brequire\(|^import /m);
  expect(library).toContain('export {');
});

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** The files of dist that come with some of them. */
function loadedWith(...names: readonly string[]): string[] {
  const loaded = new Set<string>();
  const load = (name: string) => {
    if (loaded.has(name)) return;
    loaded.add(name);
    const text = readFileSync(join(DIST, name), 'utf8');
    for (const [, inner] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) load(inner);
  };
  for (const name of names) load(name);
  return [...loaded];
}

test('what a start needs comes in few files, without what is slow to load and what reads dumps', () => {
  const start = loadedWith('main.js');
  expect(start.length).toBeLessThanOrEqual(4);
  const text = start.map(name => readFileSync(join(DIST, name), 'utf8')).join('');
  expect(text).not.toMatch(
    /WebAssembly|from"node:(child_process|crypto|net|zlib)"|require\("node:(child_process|crypto)"/,
  );
  const reading = readdirSync(DIST).filter(name => /^extract-\w+\.js$/.test(name));
  expect(reading).toHaveLength(1);
  expect(loadedWith('main.js', ...reading).length).toBeLessThanOrEqual(12);
});

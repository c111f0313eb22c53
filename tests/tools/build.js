/**
 * Builds the command: dist/main.js, and what is loaded when it is needed. Each file more costs most of a millisecond at every
 * start, and esbuild makes one for each set of entries that share something. So whatever is loaded later imports here what is
 * there by then: esbuild sees that all share it, and puts it into one file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCE = join(ROOT, 'src');
const DYNAMIC = /\bimport\('(\.[^']+)\.js'\)/g;
const MAIN = join(SOURCE, 'main.ts');
/** What every command that reads needs: it comes with the first of them. */
const READING = ['commands/extract.ts', 'text/row-writer.ts'].map(name => join(SOURCE, name));
/** What is loaded without any of that. */
const LIGHT = new Set(
  [
    'report.ts',
    'problem-log.ts',
    'commands/completion.ts',
    'commands/layouts.ts',
    'commands/schema.ts',
    'run/layouts/list.ts',
    'run/layouts/show.ts',
  ].map(name => join(SOURCE, name)),
);

/** The modules that are imported when they are needed. */
const LATER = new Set(
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .flatMap(name => {
      const file = join(SOURCE, name);
      return [...readFileSync(file, 'utf8').matchAll(DYNAMIC)].map(([, to]) => join(dirname(file), `${to}.ts`));
    }),
);

/** @type {import('esbuild').Plugin} */
const sharing = {
  name: 'sharing',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!LATER.has(path)) return null;
      const before = [MAIN, ...(LIGHT.has(path) ? [] : READING)].filter(each => each !== path);
      const imports = before.map(each => `import ${JSON.stringify(each)};`).join('');
      return { contents: imports + readFileSync(path, 'utf8'), loader: 'ts' };
    });
  },
};

/** Commander starts programs for commands that are files of their own, of which there are none here; 8 ms at every start. */
/** @type {import('esbuild').Plugin} */
const withoutPrograms = {
  name: 'without-programs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes(join('node_modules', 'commander')) ? { path: 'none', namespace: 'none' } : null,
    );
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outdir: 'dist',
  logLevel: 'warning',
};

await build({ ...common, entryPoints: ['src/io/open-files.ts'] });
await build({
  ...common,
  entryPoints: ['src/main.ts', 'src/threads/worker.ts'],
  entryNames: '[name]',
  splitting: true,
  external: ['chrono-node', 'cli-table3', 'eld/*', 'hyparquet-writer', 'jschardet', 'string-width'],
  banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
  plugins: [sharing, withoutPrograms],
});

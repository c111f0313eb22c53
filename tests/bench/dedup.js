/** `npm run bench:dedup`: bundles what is measured, from its sources, and runs it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const OPTIONS = /** @type {const} */ ({
  large: { type: 'boolean', default: false },
  only: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
});
const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
try {
  const outfile = join(folder, 'main.mjs');
  const entry = fileURLToPath(new URL('dedup/main.ts', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning' });
  const { SECTIONS } = await import(pathToFileURL(outfile).href);
  const { large, only, help } = parseArgs({ options: OPTIONS }).values;
  const names = only?.split(',') ?? Object.keys(SECTIONS);
  const unknown = names.find(name => !(name in SECTIONS));
  if (unknown !== undefined || help) {
    console.info(`npm run bench:dedup -- [--large] [--only ${Object.keys(SECTIONS).join(',')}]`);
    console.info('Index: npm run bench:index -- 1000000');
  } else
    for (const name of names) await SECTIONS[name]({ large, root: fileURLToPath(new URL('../..', import.meta.url)) });
} finally {
  rmSync(folder, { recursive: true });
}

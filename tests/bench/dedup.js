/** `npm run bench:dedup`: bundles what is measured, from its sources, and runs it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
try {
  const outfile = join(folder, 'main.mjs');
  const entry = fileURLToPath(new URL('dedup/main.ts', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning' });
  const { main } = await import(pathToFileURL(outfile).href);
  main(argv.includes('--large'));
} finally {
  rmSync(folder, { recursive: true });
}

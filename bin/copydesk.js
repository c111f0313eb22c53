#!/usr/bin/env node
import { existsSync } from 'node:fs';

if (!existsSync(new URL('../dist/open-files.js', import.meta.url))) {
  process.stderr.write('copydesk: not built, or built from older sources; run: npm ci && npm run build\n');
  process.exit(1);
}
const { ENOUGH_OPEN_FILES, mostOpenFiles } = await import('../dist/open-files.js');
if (mostOpenFiles() < ENOUGH_OPEN_FILES) await import('./one-by-one.js');
const { main } = await import('../dist/main.js');

process.exitCode = await main(process.argv.slice(2), process);
// After a signal nothing is waited for, least of all standard input.
if (process.exitCode > 128) process.exit();

#!/usr/bin/env node
import { existsSync } from 'node:fs';

/** Until the program is there, which then does more about a signal, it ends at one with the code that says so. */
const leave = (/** @type {string} */ _name, /** @type {number} */ number) => process.exit(128 + number);
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'];
for (const signal of SIGNALS) process.on(signal, leave);

if (!existsSync(new URL('../dist/open-files.js', import.meta.url))) {
  process.stderr.write('copydesk: not built, or built from older sources; run: npm ci && npm run build\n');
  process.exit(1);
}
const { ENOUGH_OPEN_FILES, mostOpenFiles } = await import('../dist/open-files.js');
if (mostOpenFiles() < ENOUGH_OPEN_FILES) await import('./one-by-one.js');
const { main } = await import('../dist/main.js');

const ended = main(process.argv.slice(2), process);
// It has its own listeners by now.
for (const signal of SIGNALS) process.off(signal, leave);
process.exitCode = await ended;
// After a signal nothing is waited for, least of all standard input.
if (process.exitCode > 128) process.exit();

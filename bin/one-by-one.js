/**
 * Loads the program where few files may be open at once (`ulimit -n 32`). Node opens all files that a module imports
 * at the same time, and fails for good when that is too many; so they are loaded before it asks, the innermost first.
 */
import { readdirSync, readFileSync } from 'node:fs';

const DIST = new URL('../dist/', import.meta.url);
const IMPORTS = /(?:from|import)"\.\/([^"]+)"/g;
/** @param {string} name @param {Set<string>} loaded */
async function load(name, loaded) {
  if (loaded.has(name)) return;
  loaded.add(name);
  for (const [, inner] of readFileSync(new URL(name, DIST), 'latin1').matchAll(IMPORTS)) await load(inner, loaded);
  await import(new URL(name, DIST).href);
}

const loaded = new Set(['worker.js', 'index.js']);
for (const name of readdirSync(DIST)) if (name.endsWith('.js')) await load(name, loaded);

/**
 * Leaves out of package-lock.json the optional packages (builds for other systems) that the registry did not have when it
 * was written: npm notes their names and no more, and then `npm ci` refuses the file. To be run after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LOCK = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(LOCK, 'utf8'));

for (const entry of Object.values(lock.packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!(`node_modules/${name}` in lock.packages)) delete entry.optionalDependencies[name];
  }
}
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);

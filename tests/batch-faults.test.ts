/** Batches and what the system refuses (found by `npm run torture -- --only syscalls`). */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ARAB_NEWS, ASHARQ, copydesk, sandbox } from './cli-helpers.js';

const ALL = ['clean', 'a.txt', 'b.txt', '--out-dir', 'out'];

/** Loaded before the program: nothing can be removed with all that is in it. */
const REFUSING = `import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
fs.rm = async path => {
  throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE', errno: -24, syscall: 'scandir', path });
};
syncBuiltinESMExports();
`;

test('parts that cannot be removed are told, not a bug; the next run removes them', () => {
  const folder = sandbox({ 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS });
  const refusing = join(folder, 'refusing.mjs');
  writeFileSync(refusing, REFUSING);
  const env = { NODE_OPTIONS: `--import=${pathToFileURL(refusing).href}` };
  const { code, stderr } = copydesk(folder, ALL, { env });
  expect([code, stderr]).toEqual([74, 'copydesk: out/.copydesk-parts: cannot write: too many open files\n']);
  const made = readdirSync(join(folder, 'out')).filter(name => name.endsWith('.ndjson'));
  expect(made).toEqual(['a.txt.ndjson', 'b.txt.ndjson']);
  expect(copydesk(folder, [...ALL, '--resume']).code).toBe(0);
  expect(existsSync(join(folder, 'out/.copydesk-parts'))).toBe(false);
});

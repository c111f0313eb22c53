/** What is kept of an index beside it, on file systems that have no hard links. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { keepAside } from '../src/dedup/history/kept.js';
import { sandbox } from './cli-helpers.js';
import { asked, BODY, openIndex } from './index-helpers.js';

vi.mock('node:fs/promises', async original => ({
  ...(await original<typeof import('node:fs/promises')>()),
  link: async () => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' });
  },
}));

test('its files are copied, and none of them stays open', async () => {
  const folder = sandbox();
  const index = await openIndex(folder);
  index.printed(index.ask(asked(BODY, 'a', 1)));
  await index.accepted();
  await index.commit();
  await index.abort();
  const seen = join(folder, 'seen');
  const files = readdirSync(seen);
  const open = () => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);
  const before = open();
  const kept = await keepAside(seen, [...files, 'notes.txt']);
  expect(open()).toBe(before);
  expect(readdirSync(kept)).toEqual(files);
  for (const file of files) expect(readFileSync(join(kept, file))).toEqual(readFileSync(join(seen, file)));
});

test('where no folder can be made beside it, that is told', async () => {
  const folder = join(sandbox(), 'gone', 'seen');
  await expect(keepAside(folder, [])).rejects.toMatchObject({ code: 'ENOENT' });
});

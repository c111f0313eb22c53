/** Learning on threads: what is learned is what one thread would learn, wherever the pages are read. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freeze } from '../src/articles/site/frozen.js';
import { fileAgain } from '../src/input/files/file.js';
import { openReading } from '../src/run/reading.js';
import { learnOnPool } from '../src/threads/learn.js';
import { startPool } from '../src/threads/pool.js';
import { sandbox } from './cli-helpers.js';
import { pageOf, siteOf } from './site-pages.js';
import { built, inProcess, NAMES, NO_STDIN, optionsOf } from './thread-ends.js';

describe('learning on threads', () => {
  const site = siteOf(1);
  const files = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`${at}.txt`, pageOf(site, at % 40, [])]));
  // In the first three pages of the list it is said whose they are.
  const rows = [1, 2, 3].map(number => ({ text: pageOf(siteOf(2), number, []), url: `https://two.example/${number}` }));
  const list = `${rows.map(row => JSON.stringify(row)).join('\n')}\n`;
  const folder = sandbox({ ...files, 'list.ndjson': list, 'empty.txt': '' });

  /** Adds up what is told of how far it is. */
  function counted() {
    let told: unknown[] = [];
    let done = 0;
    const counting = {
      expect: (...step: unknown[]) => void (told = step),
      read: (bytes: number) => void (done += bytes),
    };
    return { counting, told: () => told, done: () => done };
  }

  test.each([
    ['here', inProcess],
    ['in the built program', built],
  ])('the same is learned as from one: %s', async (_, start) => {
    const options = optionsOf();
    const reading = await openReading([folder, join(folder, 'list.ndjson')], options, NO_STDIN);
    const pool = startPool(3, { options, fields: NAMES }, start);
    const [here, there] = [counted(), counted()];
    const learned = freeze(await reading.learn(there.counting, (sources, read) => learnOnPool(pool, sources, 2, read)));
    await pool.abort();
    expect(learned).toEqual(freeze(await reading.learn(here.counting)));
    expect(learned?.sites).toHaveLength(2);
    const all = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    for (const { told, done } of [here, there]) expect([told(), done()]).toEqual([[all, 'learning'], all]);
    expect(learned?.told.map(([name]) => name)).toEqual(['two.example']);
  });

  test('and a file that is gone meanwhile is passed over', async () => {
    const options = optionsOf();
    const gone = join(folder, 'gone.txt');
    writeFileSync(gone, files['1.txt']);
    const pool = startPool(1, { options, fields: NAMES }, inProcess);
    const sources = [fileAgain('gone.txt', Buffer.from(gone)), fileAgain('0.txt', Buffer.from(join(folder, '0.txt')))];
    rmSync(gone);
    const pages = await learnOnPool(
      pool,
      (async function* () {
        yield* sources;
      })(),
      2,
      undefined,
    );
    await pool.abort();
    expect(pages.byName.size).toBe(1);
  });
});

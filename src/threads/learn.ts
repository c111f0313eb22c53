/** Learning on threads: each remembers the pages of some files, and they are put together here in the order of the inputs. */
import { noPages, type Pages, rememberSketch } from '../articles/page/sites.js';
import { bugAgain } from '../bug.js';
import type { Source } from '../input/file.js';
import { groupsOf, namesOf } from './jobs.js';
import type { Pool, Running } from './pool.js';
import { type Queue, queue } from './queue.js';

/** The pages of files, as one thread would remember them; so many groups of files are begun ahead of their turn. */
export async function learnOnPool(pool: Pool, sources: AsyncIterable<Source>, mostAhead: number): Promise<Pages> {
  const begun = queue<Running>();
  begin(pool, sources, begun, mostAhead).then(begun.end, begun.fail);
  const pages = noPages();
  for (let run = await begun.next(); run !== null; run = await begun.next()) {
    for (let message = await run.next(); message !== null; message = await run.next()) {
      if (message.kind === 'bug') throw bugAgain(message.bug);
      if (message.kind === 'pages') for (const { sketch, site } of message.pages) rememberSketch(pages, sketch, site);
    }
  }
  return pages;
}

async function begin(pool: Pool, sources: AsyncIterable<Source>, begun: Queue<Running>, mostAhead: number) {
  for await (const group of groupsOf(sources)) {
    await begun.room(mostAhead);
    const run = await pool.start(() => ({ kind: 'learn', files: namesOf(group) }));
    if (run !== null) begun.push(run);
  }
}

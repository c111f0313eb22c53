/** Learning on threads: each remembers the pages of some files, and they are put together here in the order of the inputs. */
import { noPages, type Pages, rememberSketch } from '../articles/page/sites.js';
import type { Source } from '../input/file.js';
import { inOrder } from './in-order.js';
import { groupsOf } from './jobs.js';
import type { LearnJob } from './messages.js';
import type { Pool } from './pool.js';

/** The pages of files, as one thread would remember them; so many groups of files are begun ahead of their turn. */
export async function learnOnPool(pool: Pool, sources: AsyncIterable<Source>, mostAhead: number): Promise<Pages> {
  const pages = noPages();
  for await (const { message } of inOrder(pool, jobsOf(sources), mostAhead)) {
    if (message.kind !== 'pages') continue;
    for (const { sketch, site } of message.pages) rememberSketch(pages, sketch, site);
  }
  return pages;
}

async function* jobsOf(sources: AsyncIterable<Source>): AsyncGenerator<LearnJob> {
  for await (const files of groupsOf(sources)) yield { kind: 'learn', files };
}

/** Learning on threads: each remembers the pages of some files, and they are put together here in the order of the inputs. */
import { noPages, type Pages, rememberSketch } from '../articles/site/sites.js';
import type { Source } from '../input/files/file.js';
import type { Counting } from '../run/counting.js';
import { inOrder } from './in-order.js';
import { bytesOf, groupsOf, namesOf } from './jobs.js';
import type { LearnJob } from './messages.js';
import type { Pool } from './pool.js';

/**
 * The pages of files, as one thread would remember them; so many groups of files are begun ahead of their turn. `read` takes the
 * bytes of each group when its turn is over.
 */
export async function learnOnPool(
  pool: Pool,
  sources: AsyncIterable<Source>,
  mostAhead: number,
  read: Counting['read'],
): Promise<Pages> {
  const pages = noPages();
  const sizes: number[] = [];
  for await (const { message } of inOrder(pool, jobsOf(sources, sizes), mostAhead)) {
    if (message.kind !== 'pages') continue;
    for (const { sketch, site } of message.pages) rememberSketch(pages, sketch, site);
    read?.(sizes.shift() ?? 0);
  }
  return pages;
}

/** Jobs of groups of files, whose sizes are noted. */
async function* jobsOf(sources: AsyncIterable<Source>, sizes: number[]): AsyncGenerator<LearnJob> {
  for await (const group of groupsOf(sources)) {
    sizes.push(bytesOf(group));
    yield { kind: 'learn', files: namesOf(group) };
  }
}

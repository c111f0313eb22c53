/** Learning: what the pages of a run have in common, read off them before any is extracted, so that their order does not matter. */
import { pageGatherer } from '../articles/gather.js';
import { type Knowledge, learnedKnowledge } from '../articles/site/knowledge.js';
import { learnSites, noPages, type Pages, rememberPage } from '../articles/site/sites.js';
import type { Source } from '../input/files/file.js';
import type { Operand } from '../input/files/operands.js';
import { sources } from '../input/files/sources.js';
import { type Dump, INPUTS } from '../input/index.js';
import { dumpsOf, type InputSettings } from '../input/read.js';
import { type Counting, countedSource, expectBytes } from './counting.js';

const silent = (): void => {};

/** Remembers the pages of sources that can be read more than once; `read` takes the bytes that it is done with. */
export type GatherPages = (sources: AsyncIterable<Source>, read: Counting['read']) => Promise<Pages>;

/** Learns from the files that the operands name, whose pages `gather` remembers. */
export async function learnFiles(
  operands: readonly Operand[] | null,
  input: InputSettings,
  gather: GatherPages,
  counting: Counting,
): Promise<Knowledge> {
  await expectBytes(sourcesAgain(operands, input), 'learning', counting);
  return learnedKnowledge(learnSites(await gather(sourcesAgain(operands, input), counting.read)));
}

/** The pages of sources, as far as they are learned from. Whatever is wrong with one is told when it is extracted. */
export async function gatherPages(
  sources: AsyncIterable<Source> | Iterable<Source>,
  input: InputSettings,
  read: Counting['read'],
): Promise<Pages> {
  const pages = noPages();
  for await (const source of sources) {
    let left = source.size ?? 0;
    const count = (bytes: number) => {
      left -= bytes;
      read?.(bytes);
    };
    for await (const dump of dumpsOf(countedSource(source, count), input, silent)) await learnDump(pages, dump);
    // Of a large dump the rest is not looked at.
    read?.(left);
  }
  return pages;
}

/** The dumps that can be read more than once: those of files. */
export async function* dumpsAgain(operands: readonly Operand[] | null, input: InputSettings): AsyncGenerator<Dump> {
  for await (const source of sourcesAgain(operands, input)) yield* dumpsOf(source, input, silent);
}

async function* sourcesAgain(operands: readonly Operand[] | null, input: InputSettings): AsyncGenerator<Source> {
  const files = (operands ?? []).filter(({ path }) => path !== null);
  if (files.length === 0) return;
  for await (const source of sources(files, INPUTS, input, silent)) if (source.size !== null) yield source;
}

/** Remembers the pages of a dump, as far as it is learned from. */
async function learnDump(pages: Pages, dump: Dump): Promise<void> {
  const gatherer = pageGatherer((_, units) => rememberPage(pages, units, dump.site));
  for await (const batch of dump.lines) if (!gatherer.push(batch)) return;
  gatherer.end();
}

/** Learning: what the pages of a run have in common, read off them before any is extracted, so that their order does not matter. */
import { addPage, learn, type Site } from '../articles/page/index.js';
import { isMessy, textsOf } from '../articles/whole-page.js';
import { type Dump, INPUTS } from '../input/index.js';
import { dumpsOf, type InputSettings } from '../input/read.js';
import type { Operand } from '../input/operands.js';
import { sources } from '../input/sources.js';

/** A file of more bytes is no single page. */
const MOST_BYTES = 1024 * 1024;

const silent = (): void => {};

/**
 * The lines that stand in two or more distinct articles of the files that the operands name, as folds; null when there are
 * none, or when what is read can be read only once. Whatever is wrong with a file is told when it is extracted.
 */
export async function learnFurniture(
  operands: readonly Operand[] | null,
  input: InputSettings,
): Promise<ReadonlySet<number> | null> {
  if (operands === null || operands.some(({ path }) => path === null)) return null;
  const site: Site = new Map();
  for await (const source of sources(operands, INPUTS, input, silent)) {
    if (source.size === null || source.size === 0 || source.size > MOST_BYTES) continue;
    for await (const dump of dumpsOf(source, input, silent)) await addDump(site, dump);
  }
  return learn(site)?.furniture ?? null;
}

async function addDump(site: Site, dump: Dump): Promise<void> {
  const texts: string[] = [];
  let messy = false;
  for await (const { bytes, lines } of dump.lines) {
    messy ||= isMessy(lines, 0, lines.length);
    for (const text of textsOf(lines, bytes)) texts.push(text);
  }
  if (messy) addPage(site, texts);
}

/** Learning: what the pages of a run have in common, read off them before any is extracted, so that their order does not matter. */
import { addPage, learn, type Site } from '../articles/page/index.js';
import { isMessy, textsOf } from '../articles/whole-page.js';
import { type InputSettings, INPUTS } from '../input/index.js';
import { readDump } from '../input/dump.js';
import type { Source } from '../input/file.js';
import { sources } from '../input/sources.js';
import { STDIN } from '../input/stdin.js';

/** A file of more bytes is no single page. */
const MOST_BYTES = 1024 * 1024;

const silent = (): void => {};

/**
 * The lines that stand in two or more distinct articles of the files that the operands name, as folds; null when there are
 * none, or when what is read can be read only once. Whatever is wrong with a file is told when it is extracted.
 */
export async function learnFurniture(
  operands: readonly string[],
  input: InputSettings,
): Promise<ReadonlySet<number> | null> {
  if (operands.length === 0 || operands.includes(STDIN)) return null;
  const site: Site = new Map();
  const endings = INPUTS.flatMap(({ endings }) => endings);
  for await (const source of sources(operands, endings, input, silent)) {
    if (source.size !== null && source.size > 0 && source.size <= MOST_BYTES) await addSource(site, source, input);
  }
  return learn(site)?.furniture ?? null;
}

async function addSource(site: Site, source: Source, input: InputSettings): Promise<void> {
  const texts: string[] = [];
  let messy = false;
  for await (const { bytes, lines } of readDump(source, input, silent).lines) {
    messy ||= isMessy(lines, 0, lines.length);
    for (const text of textsOf(lines, bytes)) texts.push(text);
  }
  if (messy) addPage(site, texts);
}

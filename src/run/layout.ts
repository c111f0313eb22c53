/** What `--layout` names: a built-in layout, all of them, or a file. */
import { open } from 'node:fs/promises';
import { BUILT_IN, type Knowledge, layoutKnowledge } from '../articles/site/knowledge.js';
import { UserError } from '../errors.js';
import { reason, systemCode } from '../io/reason.js';
import { parseLayout, sealed } from '../layouts/form.js';
import { AUTO, generic, isLayoutFile, KNOWN, type Layout, layoutsFor } from '../layouts/index.js';
import { Fault, placeOf } from '../layouts/json.js';

/** A layout with ten thousand lines has fewer bytes. */
const MOST_BYTES = 1024 * 1024;

export interface ChosenLayouts {
  /** To be tried in this order. */
  readonly layouts: readonly Layout[];
  /** What a file holds, or that nothing is to be learned; null where what stands together may tell. */
  readonly knowledge: Knowledge | null;
  /** Whether what the pages have in common is to be learned: not for a layout that says it. */
  readonly learns: boolean;
}

/** Throws a UserError (usage) for a file that cannot be read or is no layout, with line, column and key. */
export async function chooseLayouts(choice: string): Promise<ChosenLayouts> {
  if (!isLayoutFile(choice))
    return {
      layouts: layoutsFor(choice),
      knowledge: choice === KNOWN ? BUILT_IN : null,
      learns: choice === AUTO || choice === generic.name,
    };
  const layout = sealed(await readLayoutFile(choice));
  return { layouts: [layout, generic], knowledge: layoutKnowledge(layout), learns: false };
}

/** The layout that a file holds. */
export async function readLayoutFile(path: string): Promise<Layout> {
  const text = await readText(path);
  try {
    return parseLayout(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { line, column } = placeOf(text, error.at);
    throw new UserError('usage', error.message, error.hint, `${path}:${line}:${column}`);
  }
}

async function readText(path: string): Promise<string> {
  const bytes = await readAtMost(path, MOST_BYTES + 1);
  if (bytes.length > MOST_BYTES)
    throw new UserError('usage', `has more than ${MOST_BYTES} bytes, and is no layout`, null, `${path}:1:1`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError('usage', 'is no UTF-8, and so no layout', null, `${path}:1:1`);
  }
}

/** The first bytes of a file, which may be a device without an end. */
async function readAtMost(path: string, most: number): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const bytes = new Uint8Array(most);
      let length = 0;
      for (let read = -1; read !== 0 && length < most; length += read)
        ({ bytesRead: read } = await file.read(bytes, length, most - length));
      return bytes.subarray(0, length);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new UserError('usage', `cannot read the layout: ${reason(error)}`, null, path);
  }
}

/** What a row of another program is told of others, as fields behind its own. */
import type { Copy } from '../../records/record.js';
import type { Told } from '../copies/dropping.js';
import { type Kin, mergedKin, toldOfCopy } from '../copies/kin.js';
import { metadataIn, OWN_ID } from './dialects.js';
import { idText, markedText, readMarked, writeMarked } from './ids.js';

/** A field of a row of another program that is called as ours are gives way to nothing. */
export const PREFIX = 'copydesk_';

/**
 * What is added to an object: its kin as far as it does not know them yet, or the row that stands for it, and where it has no id that
 * by which those name it; all texts are marked.
 */
function additions(
  object: Readonly<Record<string, unknown>>,
  told: Told,
  idField: IdField | null,
): Record<string, unknown> {
  const added = kinOf(object, told);
  if (idField === null || Object.keys(added).length === 0) return added;
  return { [idField.name]: idField.id, ...added };
}

/** The field of the id that a row without one gets. */
export interface IdField {
  readonly name: string;
  readonly id: string;
}

function kinOf(object: Readonly<Record<string, unknown>>, told: Told): Record<string, unknown> {
  // Of our records in Dolma the id tells what they say, and a copy was told by more than stands in the row.
  const inDolma = typeof object.id === 'string' && OWN_ID.test(object.id) ? metadataIn(object) : {};
  const nameOf = isKinList(inDolma.copies) ? ({ id }: Copy) => id : toldOfCopy;
  const nameFor = (name: string) => (Object.hasOwn(object, name) && !isKinList(object[name]) ? PREFIX + name : name);
  const listOf = (name: string) => {
    const list = object[nameFor(name)] ?? inDolma[name];
    if (!isKinList(list)) return [];
    for (const item of list) item.id = wasText(item.id);
    return list;
  };
  if ('duplicateOf' in told) {
    const { duplicateOf } = told;
    const before = { copies: listOf('copies'), related: [] } as unknown as Kin;
    const { copies } = mergedKin(before, { copies: told.copies.map(marked), related: [] }, nameOf);
    const isKnown = wasText(object.duplicateOf ?? inDolma.duplicateOf) === duplicateOf;
    if (isKnown && copies.length === before.copies.length) return {};
    return copies.length === 0 ? { duplicateOf } : { duplicateOf, [nameFor('copies')]: copies };
  }
  const before = { copies: listOf('copies'), related: listOf('related') } as unknown as Kin;
  const kin = mergedKin(before, { ...told.kin, copies: told.kin.copies.map(marked) }, nameOf);
  const names = (['copies', 'related'] as const).filter(name => kin[name].length > before[name].length);
  const added = names.map(name => [nameFor(name), kin[name]]);
  return Object.fromEntries(told.supersedes === null ? added : [...added, ['supersedes', told.supersedes]]);
}

/** A text is marked already, as all of the object is. */
const wasText = (id: unknown) => (typeof id === 'string' ? id : idText(id, ''));
const marked = (copy: Copy): Copy => ({ ...copy, own: copy.own?.map(markedText) ?? null });

function isKinList(value: unknown): value is { id: unknown }[] {
  return Array.isArray(value) && value.every(item => typeof item === 'object' && item !== null && 'id' in item);
}

/** A JSON object as it was written, with further fields at its end, in the place of those of their names. */
export function withFields(text: string, told: Told, idField: IdField | null = null): string {
  const object = readMarked(text);
  const added = additions(object, told, idField);
  if (Object.keys(added).length === 0) return text;
  const others = Object.fromEntries(Object.entries(object).filter(([name]) => !Object.hasOwn(added, name)));
  const isNew = Object.keys(others).length === Object.keys(object).length;
  const before = isNew ? text : writeMarked(others);
  const end = before.lastIndexOf('}');
  const separator = Object.keys(others).length === 0 ? '' : ',';
  return `${before.slice(0, end)}${separator}${writeMarked(added).slice(1, -1)}}`;
}

/** What a row of another program is told of others, as fields behind its own. */
import type { Told } from './dropping.js';
import { type Kin, mergedKin } from './kin.js';

/** A field of a row of another program that is called as ours are gives way to nothing. */
const PREFIX = 'copydesk_';

/** What is added to an object: its kin as far as it does not know them yet, or the row that stands for it. */
function additions(object: Readonly<Record<string, unknown>>, told: Told): Record<string, unknown> {
  const nameFor = (name: string) => (Object.hasOwn(object, name) && !isKinList(object[name]) ? PREFIX + name : name);
  if ('duplicateOf' in told) {
    const { duplicateOf, copies } = told;
    return copies.length === 0 ? { duplicateOf } : { duplicateOf, [nameFor('copies')]: copies };
  }
  const listOf = (name: string) => (isKinList(object[name]) ? object[name] : []);
  const before = { copies: listOf('copies'), related: listOf('related') } as unknown as Kin;
  const kin = mergedKin(before, told.kin);
  const names = (['copies', 'related'] as const).filter(name => kin[name].length > before[name].length);
  const added = names.map(name => [nameFor(name), kin[name]]);
  return Object.fromEntries(told.supersedes === null ? added : [...added, ['supersedes', told.supersedes]]);
}

function isKinList(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every(item => typeof item === 'object' && item !== null && 'id' in item);
}

/** A JSON object as it was written, with further fields at its end; one that it has already is replaced. */
export function withFields(text: string, told: Told): string {
  const object = JSON.parse(text) as Record<string, unknown>;
  const added = additions(object, told);
  if (Object.keys(added).length === 0) return text;
  if (Object.keys(added).some(name => Object.hasOwn(object, name))) return JSON.stringify({ ...object, ...added });
  const end = text.lastIndexOf('}');
  const separator = Object.keys(object).length === 0 ? '' : ',';
  return `${text.slice(0, end)}${separator}${JSON.stringify(added).slice(1, -1)}}`;
}

/** Printing rows of other programs as they were, but for what a duplicate, or a row with copies, is told. */
import { openTarget } from '../output/target.js';
import type { Output } from '../output/open.js';
import { printable } from '../text/printable.js';
import { ByteSink } from '../text/sink.js';
import { writeJson } from '../text/json.js';
import type { Told } from './dropping.js';
import { type Kin, mergedKin } from './kin.js';
import type { RowShape } from './rows.js';
import type { Run } from './run.js';

/** A row to print: its text, and what it is told. */
export interface ToldRow {
  readonly text: string;
  readonly told: Told;
}

const FULL = 64 * 1024;

/** Opens an output for rows of a shape; `marks` when a column of duplicateOf is wanted where there are columns. */
export async function openRowOutput(
  run: Run,
  file: string | null,
  shape: RowShape,
  marks: boolean,
): Promise<Output<ToldRow>> {
  const { options, host } = run;
  const target = await openTarget({ output: file, noClobber: options.noClobber }, host.stdout);
  const sink = new ByteSink();
  const terminal = file === null && host.stdout.isTTY === true;
  const print = (text: string) => sink.text(`${terminal ? printable(text) : text}\n`);
  const isFlat = shape.kind === 'cells';
  if (isFlat) print(marks ? `${shape.header}${shape.separator}duplicateOf` : shape.header);
  const flush = async () => {
    if (sink.length > 0) await target.write(sink.take());
  };
  return {
    row({ text, told }) {
      if (isFlat) print(marks ? `${text}${shape.separator}${'duplicateOf' in told ? told.duplicateOf : ''}` : text);
      else if (terminal) {
        writeJson(sink, JSON.parse(withFields(text, told)));
        print('');
      } else print(withFields(text, told));
    },
    takesLines: !terminal && !(isFlat && marks),
    lineFields: null,
    line: line => sink.raw(line),
    isFull: () => sink.length >= FULL,
    flush,
    async close() {
      await flush();
      await target.close();
      return [];
    },
    abort: () => target.abort(),
  };
}

/** A field of a row of another program that is called as ours are gives way to nothing. */
const PREFIX = 'copydesk_';

/** What is added to an object: its kin as far as it does not know them yet, or the row that stands for it. */
function additions(object: Readonly<Record<string, unknown>>, told: ToldRow['told']): Record<string, unknown> {
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
function withFields(text: string, told: ToldRow['told']): string {
  const object = JSON.parse(text) as Record<string, unknown>;
  const added = additions(object, told);
  if (Object.keys(added).length === 0) return text;
  if (Object.keys(added).some(name => Object.hasOwn(object, name))) return JSON.stringify({ ...object, ...added });
  const end = text.lastIndexOf('}');
  const separator = Object.keys(object).length === 0 ? '' : ',';
  return `${text.slice(0, end)}${separator}${JSON.stringify(added).slice(1, -1)}}`;
}

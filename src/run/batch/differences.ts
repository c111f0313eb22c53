/** What keeps a run from going on with a batch: other wishes, other inputs. Each is refused by name, with what to do. */
import type { UserError } from '../../errors.js';
import type { Shard } from '../../flags/batch.js';
import type { Plan, Stamp } from './plan.js';

/** Makes the error that says what differs, and how the batch can be finished. */
export type Refuse = (message: string, hint: string) => UserError;

/** By what and for whom a batch was begun. */
export interface Wishes {
  readonly version: string;
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Names that a message lists; the others are counted. */
const MOST_NAMED = 3;

/** Throws what `refuse` makes when the wishes are others. */
export function compareWishes(was: Wishes, is: Wishes, refuse: Refuse): void {
  const differs = (what: string, before: unknown, now: unknown, hint: string) => {
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    throw refuse(`${what} was ${said(before)} and is ${said(now)}`, hint);
  };
  differs('the command', was.command, is.command, `to finish it, use ${was.command}`);
  differs('the version of copydesk', was.version, is.version, `to finish it, use copydesk ${was.version}`);
  for (const name of new Set([...Object.keys(was.options), ...Object.keys(is.options)]))
    differs(
      `--${dashed(name)}`,
      was.options[name] ?? null,
      is.options[name] ?? null,
      `to finish it, give the flags that it was begun with`,
    );
}

/** A value of a flag as a user would know it. */
function said(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'not given';
  if (isShard(value)) return shareName(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const isShard = (value: unknown): value is Shard =>
  typeof value === 'object' && value !== null && 'index' in value && 'count' in value;

/** A share as --shard has it. */
export const shareName = ({ index, count }: Shard): string => `${index}/${count}`;

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

function listed(names: readonly string[]): string {
  const others = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

/** Throws it when the inputs are others, have changed, or come in another order. */
export function compareInputs(was: readonly Stamp[], { inputs }: Plan, refuse: Refuse): void {
  const before = new Map(was.map(stamp => [stamp.input, stamp]));
  const now = new Set(inputs.map(({ stamp }) => stamp.input));
  const isMany = (names: readonly string[], one: string, many: string) => (names.length === 1 ? one : many);
  const added = [...now].filter(name => !before.has(name));
  const gone = was.map(({ input }) => input).filter(name => !now.has(name));
  const changed = inputs.flatMap(({ stamp }) => {
    const known = before.get(stamp.input);
    const isSame = known === undefined || (known.size === stamp.size && known.changed === stamp.changed);
    return isSame ? [] : [stamp.input];
  });
  const parts = [
    added.length > 0 ? `${listed(added)} ${isMany(added, 'was', 'were')} not among the inputs` : '',
    gone.length > 0
      ? `${listed(gone)} ${isMany(gone, 'is', 'are')} no longer among ${added.length > 0 ? 'them' : 'the inputs'}`
      : '',
    changed.length > 0 ? `${listed(changed)} ${isMany(changed, 'has', 'have')} changed since` : '',
  ].filter(part => part !== '');
  if (parts.length > 0)
    throw refuse(
      parts.join('; '),
      'to finish it, name the inputs that it was begun with, as they were; what is new goes to another --out-dir',
    );
  const moved = inputs.find(({ stamp }, at) => was[at]?.input !== stamp.input);
  if (moved !== undefined)
    throw refuse(
      `the inputs come in another order: ${moved.stamp.input} stood elsewhere`,
      'to finish it, name them in the order it was begun with',
    );
}

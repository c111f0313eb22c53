/** Fields that the user names for rows of any program: whether there are such. */
import { nearest, UserError } from '../../errors.js';
import { valueAt } from '../../input/formats/ndjson.js';
import type { RowFields } from './content.js';
import type { Values } from './dialects.js';

/** Names that a message lists, and characters of them. */
const MOST_LISTED = 8;
const LONGEST_LISTED = 60;

/** Notes the rows of a run, one by one. */
export interface FieldWatch {
  note(values: Values, file: string): void;
  /** Throws a UserError (usage) when there were rows, and none had a field that was named. */
  check(): void;
}

/** `which has a, b`, cut where it would be long. */
export function listedNames(names: readonly string[]): string {
  const listed = names.slice(0, MOST_LISTED).join(', ').slice(0, LONGEST_LISTED);
  return listed === '' ? 'which has none' : `which has ${listed}${names.length > MOST_LISTED ? ' ...' : ''}`;
}

/** Watches for the fields of id and headline; that of the text is asked of the first row of each file. */
export function watchFields({ id, headline }: RowFields): FieldWatch {
  const missing = new Map<string, string>();
  if (id !== null) missing.set('--id-field', id);
  if (headline !== null) missing.set('--headline-field', headline);
  let first: { readonly names: readonly string[]; readonly file: string } | null = null;
  return {
    note(values, file) {
      if (missing.size === 0) return;
      first ??= { names: Object.keys(values), file };
      for (const [flag, name] of missing) if (valueAt(values, name) !== undefined) missing.delete(flag);
    },
    check() {
      const [flag, name] = [...missing][0] ?? [];
      if (first === null || flag === undefined || name === undefined) return;
      const near = nearest(name, first.names);
      const hint = near === null ? `name a field that there is with ${flag}` : `did you mean ${flag} ${near}?`;
      throw new UserError(
        'usage',
        `no row has a field ${name}; the first row, ${listedNames(first.names)}`,
        hint,
        first.file,
      );
    },
  };
}

/** A layout is printed in one form, that of its file: what else was wished for is refused, not passed over. */
import { UserError } from '../../errors.js';
import type { Options } from '../../options.js';

export function checkLayoutOutput(command: string, { format, fields }: Pick<Options, 'format' | 'fields'>): void {
  const [flag] = [
    ...(format === null || format === 'json' ? [] : ['--format']),
    ...(fields === null ? [] : ['--fields']),
  ];
  if (flag !== undefined)
    throw new UserError('usage', `${flag}: ${command} prints a layout file, which is JSON`, `leave out ${flag}`);
}

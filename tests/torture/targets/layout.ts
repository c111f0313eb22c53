/** The reader of layout files: what is wrong with one is told with its place, and nothing else happens. */
import { UserError } from '../../../src/errors.js';
import { parseLayout } from '../../../src/layouts/form.js';
import { Fault } from '../../../src/layouts/json.js';

export function target(bytes: Uint8Array): void {
  try {
    parseLayout(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof Fault) && !(error instanceof UserError)) throw error;
  }
  if (Object.keys(Object.prototype).length > 0) throw new Error('the prototype was touched');
}

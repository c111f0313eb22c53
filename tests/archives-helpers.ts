/** What `extract` says of one file, with the programs that unpack or without. */
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';

/** Where programs are found. */
export const PROGRAMS = process.env.PATH ?? '';
let path = PROGRAMS;

/** Has programs looked for in other folders from now on. */
export function lookIn(folders: string): void {
  path = folders;
}

/** Records without their source, by what `extract` says of one file. */
export function extracted(bytes: Uint8Array, name: string, ...flags: string[]) {
  const ended = copydesk(sandbox({ [name]: bytes }), ['extract', ...flags, name], { env: { PATH: path } });
  const rows = rowsOf(ended.stdout);
  const files = [...new Set(rows.map(({ source }) => source.file))];
  const records = rows.map(record => Object.assign(record, { source: null }));
  return { code: ended.code, stderr: ended.stderr, files, records };
}

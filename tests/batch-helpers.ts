/** Three dumps, the command that reads them all, and its outputs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARAB_NEWS, ASHARQ } from './cli-helpers.js';

/** The text of a file. */
export const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
/** The names of the outputs, without the journal. */
export const outputsOf = (folder: string) => readdirSync(join(folder, 'out')).filter(name => !name.startsWith('.'));
/** The outputs with their texts. */
export const contents = (folder: string) => outputsOf(folder).map(name => [name, text(folder, join('out', name))]);
/** What was said, but for how much was done before. */
export const withoutBefore = (stderr: string) => stderr.replace(/^.* (?:done|read) before.*\n/, '');
export const JOURNAL = 'out/.copydesk-journal';
/** Three dumps; the third has the others in it. */
export const three = { 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS, 'c.txt': Buffer.concat([ARAB_NEWS, ASHARQ]) };
/** The command that makes an output for each of the three. */
export const ALL = ['extract', 'a.txt', 'b.txt', 'c.txt', '--out-dir', 'out'];

/** How inputs are read, as the flags say it. */

import { selectionOf, wantsMember } from '../input/files/globs.js';
import type { InputStream } from '../input/files/stdin.js';
import { encodingName } from '../input/lines/encoding-names.js';
import type { InputSettings } from '../input/read.js';
import type { Options } from '../options.js';
import { writtenFiles } from './written.js';

const STDIN_NAME = '-';

/** Throws a UserError (usage) for what cannot be meant. */
export async function inputSettings(options: Options, stdin: InputStream): Promise<InputSettings> {
  const selection = await selectionOf(options.include, options.exclude);
  return {
    stdin,
    stdinName: options.stdinName ?? STDIN_NAME,
    written: writtenFiles(options),
    encoding: options.encoding === null ? null : encodingName(options.encoding),
    forceText: options.forceText,
    lineLimit: options.lineLimit,
    from: options.from,
    unpackLimit: options.unpackLimit,
    pageFields: { text: options.textField, url: options.urlField, time: options.timeField },
    selection,
    wantsMember: wantsMember(selection),
  };
}

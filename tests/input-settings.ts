/** What readers of inputs are told where a test wishes for nothing else. */
import type { FormatSettings } from '../src/input/format.js';

export function settings(rest: Partial<FormatSettings> = {}): FormatSettings {
  return {
    encoding: null,
    forceText: false,
    lineLimit: 1024 * 1024,
    from: null,
    unpackLimit: 1024 ** 3,
    pageFields: { text: null, url: null, time: null },
    wantsMember: () => true,
    ...rest,
  };
}

/** Bytes to text, for formats that are not read line by line: what is invalid is counted, what says U+FFFD itself is not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringsOf } from '../src/input/formats/strings.js';
import { copydesk, sandbox } from './cli-helpers.js';
import { cutInto, cuts } from './invented.js';

const SIGN = Buffer.from('\ufffd');
const piece = fc.constantFrom<Uint8Array>(
  SIGN,
  Buffer.from([0xff]),
  Buffer.from('word '),
  Buffer.from('Ελένη'),
  Buffer.from('！'),
  Buffer.from('\n'),
);

test('whatever is cut where, sequences that are invalid are counted, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 30 }), cuts, async (pieces, places) => {
      const bytes = Buffer.concat([Buffer.from('Ein Satz am Anfang. '), ...pieces]);
      const invalid = pieces.filter(([first]) => first === 0xff).length;
      const item = {
        name: 'x',
        bytes: (async function* () {
          yield* cutInto(bytes, places);
        })(),
        charset: 'utf-8',
      };
      const told: string[] = [];
      let text = '';
      const settings = { encoding: null, forceText: true } as never;
      for await (const part of stringsOf(item as never, settings, ({ message }) => told.push(message))) text += part;
      expect(text).toBe(bytes.toString());
      const said = invalid === 1 ? 'an invalid sequence' : `${invalid} invalid sequences`;
      expect(told).toEqual(invalid === 0 ? [] : [`${said} of bytes read as U+FFFD in utf-8`]);
    }),
  );
});

test.each([
  ['page.html', '<p>Nevra \ufffd ferry</p>'],
  ['pages.ndjson', '{"text":"Nevra \ufffd ferry"}\n'],
  ['pages.csv', 'text\nNevra \ufffd ferry\n'],
])('%s may say U+FFFD itself', (name, text) => {
  const { code, stderr } = copydesk(sandbox({ [name]: text }), ['extract', '--strict', name]);
  expect(stderr).not.toContain('invalid');
  expect(code).toBe(0);
});

/** The line splitter and its decoders: every byte is in a line, once and in order, and it does not matter how they come. */
import { lineSplitter } from '../../../src/input/lines/lines.js';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'gb18030', 'shift_jis', 'iso-2022-jp', 'koi8-r'];

export function target(bytes: Uint8Array): void {
  const [choice = 0, cut = 0] = bytes;
  const text = bytes.subarray(2);
  const settings = { encoding: ENCODINGS[choice % ENCODINGS.length], lineLimit: 8 + (choice >> 3) * 16 };
  const at = text.length === 0 ? 0 : cut % text.length;
  const whole = read(settings, [text]);
  const cutUp = read(settings, [text.subarray(0, at), text.subarray(at)]);
  if (whole.join() !== cutUp.join()) throw new Error('chunks matter');
  let end = 0;
  for (const range of whole) {
    const [from, to] = range.split('-').map(Number);
    if (from !== end) throw new Error('a byte is in no line');
    end = to;
  }
  if (end !== text.length) throw new Error('the last bytes are in no line');
}

function read(settings: { encoding: string; lineLimit: number }, chunks: Uint8Array[]): string[] {
  const splitter = lineSplitter(settings);
  const found: string[] = [];
  const take = (batches: ReturnType<typeof splitter.push>) => {
    for (const batch of batches) for (const line of batch.lines) found.push(`${line.start}-${line.end}-${line.number}`);
  };
  for (const chunk of chunks) take(splitter.push(chunk));
  take(splitter.end());
  return found;
}

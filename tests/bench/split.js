/** The least that a line tool in Node does: reads a file and splits it into strings. Prints the number of lines. */
import { openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const CHUNK_BYTES = 64 * 1024;

const file = openSync(process.argv[2], 'r');
const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
const decoder = new StringDecoder('utf8');
let count = 0;
let rest = '';
for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
  const lines = (rest + decoder.write(chunk.subarray(0, length))).split('\n');
  rest = lines.pop() ?? '';
  count += lines.length;
}
process.stdout.write(`${count}\n`);

/** Writes a dump of invented articles to a file, piece by piece. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dump } from './dump.js';
import { parseCount, parseSize } from './size.js';

const HELP = `usage: node tests/bench/generate.js [options] FILE
Writes a dump of invented news articles in two layouts, with copies of earlier ones among them.
  --size SIZE  at least so much, to the end of an article (default 200MB; also 1GB, 5000)
  --seed N     another dump for each seed (default 1)
`;
const OPTIONS = /** @type {const} */ ({
  size: { type: 'string', default: '200MB' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', short: 'h' },
});

/** @param {string} path @param {Iterable<Uint8Array>} pieces */
function writeFile(path, pieces) {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) for (let from = 0; from < piece.length; ) from += writeSync(file, piece, from);
  } finally {
    closeSync(file);
  }
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (values.help) process.stdout.write(HELP);
  else if (positionals.length !== 1) throw new Error('name one FILE to write; see --help');
  else writeFile(positionals[0], dump(parseCount('seed', values.seed, 0), parseSize(values.size)));
} catch (error) {
  process.stderr.write(`generate: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}

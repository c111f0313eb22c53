/** A process that adds dumps to an index, one run after another: `node writer.js ROOT FOLDER NUMBER RUNS`. For writers.js. */

import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const [root, folder, number, runs] = process.argv.slice(2);
const { main } = await import(pathToFileURL(join(root, 'dist', 'main.js')).href);
process.chdir(folder);

/** What one run says on standard error. @type {string[]} */
const said = [];
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const errors = () =>
  new Writable({
    write(chunk, _encoding, done) {
      said.push(String(chunk));
      done();
    },
  });

for (let at = 0; at < Number(runs); at++) {
  said.length = 0;
  const host = {
    stdin: Readable.from([]),
    stdout: nowhere(),
    stderr: errors(),
    env: {},
    on: () => {},
    off: () => {},
  };
  const code = await main(['clean', `in/${number}-${at}.txt`, 'in/all.txt', '--index', 'seen', '-q'], host);
  // A run that did not get the lock says so, and its records are not in the index.
  process.stdout.write(`${JSON.stringify({ number: Number(number), at, code, said: said.join('') })}\n`);
}

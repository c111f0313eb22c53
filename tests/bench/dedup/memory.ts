/** The peak memory of the built command on a stream of records, in one run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { peakOf } from '../measure.js';
import { LANGUAGES } from './language.js';
import { makeStory, textOf } from './stories.js';

/** Words in a record: memory does not depend on them, but the disk that the run needs for a while does. */
const WORDS = 100;
/** Stories are made beforehand, and told apart by words of their own, or making them would take longer than the run. */
const FORMS = 20_000;
const POLL_MS = 20;
const BATCH = 1000;

/** The records that a run printed, and the most bytes that it had resident; NaN where /proc does not tell. */
export interface Memory {
  readonly kept: number;
  readonly peak: number;
}

/** Runs `copydesk dedup` in `folder`, the root of the project, on so many records. */
export async function measureMemory(folder: string, count: number): Promise<Memory> {
  const args = ['bin/copydesk.js', 'dedup', '-', '--text-field', 'text', '-q'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  let [kept, peak] = [0, Number.NaN];
  child.stdout.on('data', (bytes: Buffer) => {
    for (const byte of bytes) if (byte === 0x0a) kept++;
  });
  const poll = setInterval(() => {
    peak = peakOf(child.pid) ?? peak;
  }, POLL_MS);
  const ended = once(child, 'close');
  for (const batch of batches(count)) if (!child.stdin.write(batch)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await ended;
  clearInterval(poll);
  if (code !== 0) throw new Error(`copydesk dedup ended with ${code}`);
  return { kept, peak };
}

/** NDJSON of so many records, one in ten of them a copy of another but for its last words. */
function* batches(count: number): Iterable<string> {
  const [language] = LANGUAGES;
  const forms = Array.from({ length: Math.min(count, FORMS) }, (_, i) => makeStory(language, 41, i, WORDS).flat());
  for (let from = 0; from < count; from += BATCH) {
    let batch = '';
    for (let i = from; i < Math.min(count, from + BATCH); i++) {
      const own = i % 10 === 9 ? i - 5 : i;
      const form = forms[own % forms.length];
      const words =
        own < forms.length ? form : form.map((word, at) => (at % 3 === 0 ? `${word}${own.toString(36)}` : word));
      batch += `${JSON.stringify({ id: `r${i}`, text: textOf(language, [words]) + (own === i ? '' : ' And so on.') })}\n`;
    }
    yield batch;
  }
}

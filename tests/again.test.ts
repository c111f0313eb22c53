/** What dedup has printed, deduplicated again: the same bytes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sandbox } from './cli-helpers.js';
import { lines, printedBy, rowOf, version } from './versions.js';

test.each(['best', 'latest', 'first'])('dedup of its own output changes nothing: --keep %s', async keep => {
  await fc.assert(
    fc.asyncProperty(fc.array(version, { minLength: 4, maxLength: 40 }), async versions => {
      const file = join(sandbox({ 'a.ndjson': lines(versions.map(rowOf)) }), 'a.ndjson');
      const first = await printedBy(['dedup', file, '--keep', keep, '-q']);
      writeFileSync(file, first);
      expect(await printedBy(['dedup', file, '--keep', keep, '-q'])).toBe(first);
    }),
    { seed: 11, numRuns: Number(env.COPYDESK_RUNS ?? 40) },
  );
});

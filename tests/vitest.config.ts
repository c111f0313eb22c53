import { defineConfig } from 'vitest/config';

/** Milliseconds. The limit only ends what hangs: on a slow machine that does much else besides, no test is to fail for its time. */
const LIMIT = 300_000;

export default defineConfig({
  test: { include: ['tests/*.test.ts'], testTimeout: LIMIT, hookTimeout: LIMIT, maxWorkers: '100%' },
});

import { defineConfig } from 'vitest/config';

// The limit only ends what hangs: on a slow machine that does much else besides, no test is to fail for its time.
export default defineConfig({ test: { include: ['tests/*.test.ts'], testTimeout: 300_000, maxWorkers: '100%' } });

/** The last line of a CI run: what the test runner's own account comes to. Exits with 1 when it is not good enough. */
import { readFileSync } from 'node:fs';
import { argv, env } from 'node:process';

/** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, success: boolean }} */
const account = JSON.parse(readFileSync(argv[2], 'utf8'));
const skipped = account.numPendingTests + account.numTodoTests;
const isGood = account.success && (skipped === 0 || env.CI_STRICT !== '1');
process.exitCode = isGood ? 0 : 1;
console.info(`${account.numPassedTests} passed, ${account.numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);

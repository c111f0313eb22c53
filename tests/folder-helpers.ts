/** A folder for each test, gone after it, and bytes to put into it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

const encoder = new TextEncoder();

/** The folder of the test that runs now. */
export let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A path in the folder. */
export const at = (...names: string[]) => join(folder, ...names);

export const bytes = (text: string) => encoder.encode(text);

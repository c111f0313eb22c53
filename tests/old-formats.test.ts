/**
 * T22: indexes and journals that older states of this repository wrote, named by the commit: each is read, or refused by name,
 * and never leads to other records. No version is released yet; those of one that will be belong here.
 */
import { cpSync, mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';

const OLD = fileURLToPath(new URL('old-formats/', import.meta.url));
/** When the inputs last changed, as the journals have it. */
const CHANGED = new Date('2025-11-22T00:00:00Z');
const RECORDS = 5;

function withInputs(): string {
  const folder = sandbox();
  cpSync(join(OLD, 'in'), join(folder, 'in'), { recursive: true });
  for (const name of readdirSync(join(folder, 'in'))) utimesSync(join(folder, 'in', name), CHANGED, CHANGED);
  return folder;
}

const outputs = (folder: string, out: string) => readdirSync(join(folder, out)).filter(name => !name.startsWith('.'));

test('an index from before bodies could be aligned without their text: refused as damaged, and all records come', () => {
  const folder = withInputs();
  cpSync(join(OLD, 'index-66c5a14'), join(folder, 'seen'), { recursive: true });
  const verified = copydesk(folder, ['index', 'verify', 'seen']);
  expect(verified.code).toBe(3);
  const { code, stdout, stderr } = copydesk(folder, ['clean', 'in', '--index', 'seen', '-f', 'ndjson']);
  expect(code).toBe(3);
  expect(stderr).toMatch(/^copydesk: seen: the index is damaged: segment-\S+ cannot be used/m);
  expect(rowsOf(stdout)).toHaveLength(RECORDS);
});

test('an index from then on: read, and everything in it is known', () => {
  const folder = withInputs();
  cpSync(join(OLD, 'index-e1e6f8d'), join(folder, 'seen'), { recursive: true });
  expect(copydesk(folder, ['index', 'verify', 'seen']).code).toBe(0);
  const { code, stdout, stderr } = copydesk(folder, ['clean', 'in', '--index', 'seen', '-f', 'ndjson']);
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toContain(`${RECORDS} copies of records of earlier runs dropped`);
});

describe.each(readdirSync(OLD).filter(name => name.startsWith('journal-')))('%s', name => {
  test('is gone on with, or refused with what differs, and what was made stays', () => {
    const folder = withInputs();
    const args = ['extract', 'in', '--out-dir', 'out'];
    copydesk(folder, args);
    const wanted = outputs(folder, 'out');
    // One of two inputs was done.
    rmSync(join(folder, 'out', wanted[1]));
    rmSync(join(folder, 'out/.copydesk-journal'));
    mkdirSync(join(folder, 'out'), { recursive: true });
    cpSync(join(OLD, name, 'journal'), join(folder, 'out/.copydesk-journal'));
    const { code, stderr } = copydesk(folder, [...args, '--resume']);
    expect([0, 2]).toContain(code);
    if (code === 0) {
      expect(stderr).toContain('1 of 2 inputs were done before');
      expect(outputs(folder, 'out')).toEqual(wanted);
    } else {
      expect(stderr).toMatch(/^copydesk: out: --resume: .* \(1 of its 2 inputs are done\); to finish it, .*\n$/);
      expect(outputs(folder, 'out')).toEqual(wanted.slice(0, 1));
    }
  });
});

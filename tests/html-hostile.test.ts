/** T15: of all hostile files together no page holds an element, a handler or a link that is not its own. */
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { copydesk, sandbox } from './cli-helpers.js';
import { expectInert } from './pages.js';
import { hostileFiles } from './torture/corpus.js';

/** So many files to a page: one of all has lines that are left out. */
const TOGETHER = 64;
const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onclick='alert(1)",
  'javascript:alert(1)',
];

/** Hostile files, each with markup where a headline, a caption, an address and a paragraph may take it up. */
function filesWithMarkup(): [name: string, bytes: Buffer][] {
  return [...hostileFiles()].map(([name, bytes], at) => {
    const sign = MARKUP[at % MARKUP.length];
    const text = name.endsWith('.txt') && !bytes.includes(0) ? bytes.toString() : null;
    const page = `URL: ${sign}\n\n${sign} keeps the ferry\n\n${sign} keeps the ferry\n\n(Photo by ${sign})\n\nThe council said ${sign} on Monday.\n\n`;
    return [basename(name), text === null ? bytes : Buffer.from(page + text)];
  });
}

const files = filesWithMarkup();
const groups = Array.from({ length: Math.ceil(files.length / TOGETHER) }, (_, at) =>
  files.slice(at * TOGETHER, (at + 1) * TOGETHER),
);

test.each([
  ['explain', 1],
  ['extract', 0],
] as const)('the pages of %s', (command, scripts) => {
  let shown = 0;
  for (const group of groups) {
    const folder = sandbox(Object.fromEntries(group));
    const { stdout } = copydesk(folder, [command, '-q', '-f', 'html', ...group.map(([name]) => name)]);
    const elements = expectInert(stdout, scripts);
    shown += elements.filter(({ text }) => MARKUP.some(sign => text.includes(sign))).length;
  }
  expect(shown).toBeGreaterThan(groups.length);
});

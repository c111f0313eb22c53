/** Markdown for people: headline, line of source, highlights, body, captions; a rule between articles. */
import type { NewsRecord } from '../../records/record.js';
import { printable } from '../../text/printable.js';
import type { OutputFormat } from '../format.js';
import { notRecords } from './documents.js';

const BETWEEN = '\n---\n\n';

export const markdown = {
  name: 'markdown',
  description: 'Markdown for people: headline, line of source, body',
  endings: ['.md'],
  recordsOnly: true,
  ownFields: true,
  perRecord: true,
  lacks: [
    'schema',
    'id',
    'section',
    'tags',
    'authors',
    'dateline',
    'agency',
    'publishedRaw',
    'updated',
    'updatedRaw',
    'captions.credit',
    'wordCount',
    'language',
    'capturedAt',
    'layout',
    'confidence',
    'issues',
    'source.article',
    'source.startByte',
    'source.endByte',
    'copies',
    'related',
    'duplicateOf',
    'supersedes',
  ],
  open(sink, { toRecord = notRecords }, _fields, { terminal }) {
    let before = '';
    return {
      row(row) {
        const text = articleOf(toRecord(row));
        const safe = terminal ? printable : withoutControls;
        sink.text(before + text.split('\n').map(safe).join('\n'));
        before = BETWEEN;
      },
      end() {},
    };
  },
} as const satisfies OutputFormat;

/** Controls, and overrides, which show letters in another order than they are written. */
const CONTROLS = /[\p{Cc}\u202d\u202e]/gu;

/** It is read on terminals too, from a file: what they would obey is shown. What only embeds a text of another direction stays. */
function withoutControls(line: string): string {
  return line.replace(CONTROLS, character => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

function articleOf(record: NewsRecord): string {
  const blocks = [
    record.headline === null ? '# (no headline)' : `# ${literal(record.headline)}`,
    `*${sourceLine(record).map(literal).join(' · ')}*`,
    record.highlights.map(text => `- ${literal(text)}`).join('\n'),
    ...record.body.map(literal),
    ...record.captions.map(({ text }) => `> ${literal(text)}`),
  ];
  return blocks
    .filter(block => block !== '')
    .map(block => `${block}\n`)
    .join('\n');
}

/** Who, when and from where, as far as it is known. */
function sourceLine(record: NewsRecord): string[] {
  const { byline, authors, url, source } = record;
  const who = byline ?? authors.join(', ');
  const when = record.published ?? record.updated ?? record.publishedRaw ?? record.updatedRaw ?? '';
  const place = `${source.file}:${source.firstLine}-${source.lastLine}`;
  return [who, when, url ?? '', place].filter(part => part !== '');
}

/** What Markdown would take for markup anywhere in a line; `_` only at the edge of a word, `&` only where it begins an entity, `#` at the end. */
const INLINE = /[\\`*[\]<~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|#$/gu;
/** What it would take for a heading, a list, a quotation or a rule at the beginning of one. */
const BLOCK = /^(?:[#>+=-]|\d{1,9}(?=[.)]))/;

/** A text that Markdown shows as it is. */
function literal(text: string): string {
  const escaped = text.replaceAll(/\s/g, ' ').trim().replace(INLINE, String.raw`\$&`);
  return escaped.replace(BLOCK, start => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

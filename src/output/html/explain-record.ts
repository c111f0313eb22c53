/** The record of an article beside its lines: what became of it, field by field, each with the lines that it came from. */
import type { LedgerPart, LedgerRow } from '../../types.js';
import { excerpt } from './excerpt.js';
import { anchor } from './explain-line.js';
import { partText } from './explain-text.js';
import { type Filling, type Markup, markup } from './markup.js';
import { countOf } from './numbers.js';

/** Fields of which the text is shown, and lists of which only the number of items is. */
const TEXTS = ['section', 'byline', 'dateline', 'agency', 'publishedRaw', 'updatedRaw'] as const;
const LISTS = {
  tags: 'tag',
  authors: 'author',
  highlights: 'highlight',
  captions: 'caption',
  body: 'paragraph',
} as const;
const MOST_HEADLINE = 240;
const MOST_TEXT = 120;
const ITEM = /^(\w+)\[(\d+)\]/;

/** What is known of a field: its text, how many items it has, and the first and last of its lines. */
interface Found {
  readonly text: string;
  items: number;
  readonly first: number;
  last: number;
}
type Fields = Map<string, Found>;

export interface RecordCard {
  add(row: LedgerRow): void;
  /** The card, given the number of the dump; null when the lines are no article’s. */
  card(dump: number): Markup | null;
}

/** Starts the card of an article whose rows are about to come. */
export function startCard({ article, record }: LedgerRow): RecordCard {
  const fields: Fields = new Map();
  return {
    add(row) {
      for (const part of row.fields) if (part.path !== null) note(fields, part.path, part, row);
    },
    card: dump => (article === null ? null : recordCard(fields, record, dump)),
  };
}

function note(fields: Fields, path: string, part: LedgerPart, row: LedgerRow): void {
  const [, list = path, item = '0'] = ITEM.exec(path) ?? [];
  const found = fields.get(list);
  if (found !== undefined) {
    found.items = Math.max(found.items, Number(item) + 1);
    found.last = row.line;
    return;
  }
  const text = (partText(row, part) ?? row.text).trim();
  fields.set(list, {
    text: excerpt(text, list === 'headline' ? MOST_HEADLINE : MOST_TEXT),
    items: 1,
    first: row.line,
    last: row.line,
  });
}

/** Of a copy that was dropped nothing is kept; its rows name the record that stands for it. */
function emptyCard(id: string | null): Markup {
  const said = id === null ? 'Nothing of it is kept.' : markup`<code>${id}</code> stands for it.`;
  return markup`<aside class="record" aria-label="The record"><h4>No record of its own</h4><p class="id">${said}</p></aside>\n`;
}

function recordCard(fields: Fields, id: string | null, dump: number): Markup {
  if (fields.size === 0) return emptyCard(id);
  const row = (name: string, said: (found: Found) => Filling) => {
    const found = fields.get(name);
    if (found === undefined) return null;
    return markup`<div><dt>${name}</dt><dd dir="auto">${said(found)}</dd><dd>${lineLinks(found, dump)}</dd></div>`;
  };
  return markup`<aside class="record" aria-label="The record">
<h4 dir="auto">${fields.get('headline')?.text ?? 'No headline'}</h4>
<p class="id"><code>${id ?? 'no record'}</code></p>
<dl>${row('headline', () => null)}${TEXTS.map(name => row(name, ({ text }) => text))}${Object.entries(LISTS).map(
    ([name, item]) => row(name, ({ items }) => countOf(items, item)),
  )}</dl>
</aside>
`;
}

function lineLinks({ first, last }: Found, dump: number): Markup {
  const link = (line: number) => markup`<a href="#${anchor(dump, line)}">${line}</a>`;
  return first === last ? link(first) : markup`${link(first)}–${link(last)}`;
}

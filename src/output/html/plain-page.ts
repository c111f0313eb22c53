/** The fields that somebody chose, or rows that have no page of their own: one table. */
import type { ByteSink } from '../../text/sink.js';
import type { Cell, RowField, RowWriter } from '../format.js';
import { type Filling, markup } from './markup.js';
import { countOf } from './numbers.js';
import { pageFoot, pageHead } from './shell.js';

const PARTS = {
  style: `
main { padding-bottom: 2rem; }
main table { overflow-wrap: break-word; }
main thead th { position: sticky; top: 0; background: var(--paper); }
main td { max-width: 40rem; vertical-align: top; white-space: pre-line; unicode-bidi: plaintext; }
`,
  script: null,
};

export function plainPage<Row>(sink: ByteSink, title: string, fields: readonly RowField<Row>[]): RowWriter<Row> {
  const columns = fields.flatMap(field => field.columns);
  const titles = columns.map(({ name }) => markup`<th scope="col">${name}</th>`);
  let count = 0;
  sink.text(
    `${pageHead({ ...PARTS, title: `${title} · copydesk` })}${markup`<header class="masthead"><p class="mark">copydesk</p><h1>${title}</h1></header>\n<main><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${titles}</tr></thead>\n<tbody>\n`}`,
  );
  return {
    row(row) {
      count++;
      const cells = columns.map(column => cellMarkup(column.value(row)));
      sink.text(markup`<tr>${cells}</tr>\n`.text);
    },
    end() {
      sink.text(
        `${markup`</tbody></table></div>\n<p class="lead">${countOf(count, 'row')}</p></main>\n`}${pageFoot(PARTS)}`,
      );
    },
  };
}

function cellMarkup(cell: Cell): Filling {
  if (typeof cell === 'number') return markup`<td class="number">${cell}</td>`;
  const items = cell === null || typeof cell === 'string' ? [cell] : cell;
  return markup`<td dir="auto">${items.map((item, i) => [i > 0 ? markup`<br>` : null, item])}</td>`;
}

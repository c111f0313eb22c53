/** Charts: bars in a table, columns over an axis, a stacked bar. Inline SVG, a number on every mark, a table behind each. */
import { type Filling, type Markup, markup } from './markup.js';
import { counted, percent } from './numbers.js';
import { scrolling } from './shell.js';

export interface Bar {
  readonly name: Filling;
  readonly count: number;
  /** The count as it is shown, where it is no plain number. */
  readonly shown?: string;
  /** Its colour: a class of the style. */
  readonly colour?: string;
  /** Where it begins, where bars follow one another. */
  readonly from?: number;
}

const FULL = 100;
const DIGITS = 3;

/** A number for an attribute: short, and the same everywhere. */
function short(value: number): string {
  return String(Number(value.toFixed(DIGITS)));
}

/** A table with a bar in each row; `whole` is what a full bar stands for, and 100 %. */
export function barTable(
  title: string,
  columns: readonly [name: string, count: string],
  bars: readonly Bar[],
  whole: number,
): Markup {
  const rows = bars.map(({ name, count, shown, colour = 'c-plain', from = 0 }) => {
    const part = (value: number) => short(whole === 0 ? 0 : (FULL * value) / whole);
    return markup`<tr><th scope="row" dir="auto">${name}</th><td class="bar"><svg width="100%" height="12" aria-hidden="true"><rect class="c-back" width="100%" height="12" rx="2"/><rect class="${colour}" x="${part(from)}%" width="${part(count)}%" height="12" rx="2"/></svg></td><td class="number">${shown ?? counted(count)}</td><td class="number quiet">${percent(count, whole)}</td></tr>`;
  });
  return markup`<table class="bars"><caption>${title}</caption><colgroup><col class="w-name"><col class="w-bar"><col class="w-count"><col class="w-share"></colgroup><thead class="away"><tr><th scope="col">${columns[0]}</th><th scope="col">bar</th><th scope="col">${columns[1]}</th><th scope="col">share</th></tr></thead><tbody>${rows}</tbody></table>\n`;
}

export interface ChartColumn {
  readonly name: string;
  /** What stands below it, and below that where it changes. */
  readonly label: string;
  readonly group: string;
  readonly count: number;
}

const STEP = 38;
const GAP = 8;
const HEIGHT = 150;
/** Room for the number above a column, and for two lines of labels below. */
const ABOVE = 20;
const BELOW = 40;
const LABEL = 16;
const GROUP = 33;

/** Columns over an axis, and the same as a table. */
export function columnChart(title: string, unit: string, columns: readonly ChartColumn[]): Markup {
  const most = Math.max(...columns.map(({ count }) => count));
  const foot = ABOVE + HEIGHT;
  const marks = columns.map(({ name, label, group, count }, i) => {
    const height = count === 0 ? 0 : Math.max(1, (HEIGHT * count) / most);
    const middle = short(i * STEP + STEP / 2);
    const isNew = group !== columns[i - 1]?.group;
    return markup`<g><title>${name}: ${counted(count)}</title><rect class="c-plain" x="${i * STEP + GAP / 2}" y="${short(foot - height)}" width="${STEP - GAP}" height="${short(height)}" rx="2"/><text class="value" x="${middle}" y="${short(foot - height - GAP / 2)}">${counted(count)}</text><text x="${middle}" y="${foot + LABEL}">${label}</text>${isNew ? markup`<text class="group" x="${i * STEP + GAP / 2}" y="${foot + GROUP}">${group}</text>` : null}</g>`;
  });
  const rows = columns.map(
    ({ name, count }) => markup`<tr><th scope="row">${name}</th><td class="number">${counted(count)}</td></tr>`,
  );
  return markup`<figure><figcaption>${title}</figcaption>
${scrolling(title, markup`<svg class="columns" width="${columns.length * STEP}" height="${foot + BELOW}" role="img" aria-label="${title}; the table below has the numbers">${marks}<path class="axis" d="M0 ${foot + 0.5}H${columns.length * STEP}"/></svg>`)}
<details><summary>Table</summary>${scrolling(`${title}, as a table`, markup`<table><thead><tr><th scope="col">${unit}</th><th scope="col" class="number">articles</th></tr></thead><tbody>${rows}</tbody></table>`)}</details>
</figure>
`;
}

/** Segments with less of the whole have no room for their number, and on a narrow screen those with less than a third. */
const LEAST_LABELLED = 0.13;
const LEAST_NARROW = 0.33;
const LEAST_WHOLE_LABEL = 0.3;
const BAR_HEIGHT = 46;
const LINE = 19;

/** One bar, parted: name and number of each part stand in it where there is room; `partLabels` has the others. */
export function stackedBar(parts: readonly Bar[], whole: number): Markup {
  let from = 0;
  const marks = parts.map(({ name, count, shown, colour = 'c-plain' }) => {
    const start = from;
    from += count;
    const [x, width] = [start, count].map(value => short((FULL * value) / whole));
    const said = shown ?? counted(count);
    const share = count / whole >= LEAST_WHOLE_LABEL ? ` · ${percent(count, whole)}` : null;
    const label = markup`<svg class="clip${count / whole < LEAST_NARROW ? ' wide' : null}" x="${x}%" width="${width}%" height="${BAR_HEIGHT}"><text x="10" y="${LINE}">${name}</text><text class="value" x="10" y="${2 * LINE - 1}">${said}${share}</text></svg>`;
    return markup`<g class="${colour}"><title>${name}: ${said}, ${percent(count, whole)}</title><rect x="${x}%" width="${width}%" height="${BAR_HEIGHT}"/>${count / whole >= LEAST_LABELLED ? label : null}</g>`;
  });
  return markup`<svg class="stack" width="100%" height="${BAR_HEIGHT}" aria-hidden="true">${marks}</svg>`;
}

/** The parts that a bar has no room to name, in a row, each with its colour and its number. */
export function partLabels(parts: readonly Bar[], whole: number): Markup | null {
  const labels = parts
    .filter(({ count }) => count / whole < LEAST_NARROW)
    .map(({ name, count, shown, colour = 'c-plain' }) => {
      const isInside = count / whole >= LEAST_LABELLED;
      return markup`<span${isInside ? markup` class="narrow"` : null}><svg width="10" height="10"><rect class="${colour}" width="10" height="10" rx="2"/></svg> ${name} <b>${shown ?? counted(count)}</b> · ${percent(count, whole)}</span> `;
    });
  return labels.length === 0 ? null : markup`<p class="parts" aria-hidden="true">${labels}</p>`;
}

/** The band that leads from one stretch of a bar to a stretch of the bar below it; each from and to in shares of the width. */
export function ribbon(
  bands: readonly {
    readonly top: readonly [number, number];
    readonly below: readonly [number, number];
    readonly colour: string;
  }[],
): Markup {
  const paths = bands.map(({ top: [a, b], below: [c, d], colour }) => {
    const [A, B, C, D] = [a, b, c, d].map(share => short(share * 1000));
    return markup`<path class="${colour}" d="M${A} 0C${A} 20 ${C} 20 ${C} 40H${D}C${D} 20 ${B} 20 ${B} 0Z"/>`;
  });
  return markup`<svg class="ribbon" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">${paths}</svg>`;
}

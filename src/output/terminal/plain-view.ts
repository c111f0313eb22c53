/** The table of the fields that somebody chose: a column for each flat column, as wide together as the terminal. */
import { printable } from '../../text/printable.js';
import type { ByteSink } from '../../text/sink.js';
import type { Cell, OutputSettings, RowField, RowWriter } from '../format.js';
import { type Column, gridOf, gridWidth } from './grid.js';
import { paletteFor } from './palette.js';
import { cut, width, wrap } from './terminal.js';

const NARROWEST = 40;
/** Rows by which the widths are chosen. */
const SAMPLE = 200;
/** No column is narrower, but for those of numbers. */
const LEAST = 8;
const CELL_LINES = 4;
const BETWEEN_ITEMS = ' · ';

/** What is known of a column when the widths are chosen. */
interface Need {
  readonly title: string;
  readonly align: Column['align'];
  /** The columns that it cannot do without, and those with which nothing of it is broken. */
  readonly least: number;
  readonly natural: number;
}

/** Opens the table of these fields. Rows beyond `settings.rows` are counted only, columns for which there is no room named. */
export function plainView<Row>(
  sink: ByteSink,
  fields: readonly RowField<Row>[],
  settings: OutputSettings,
): RowWriter<Row> {
  const columns = fields.flatMap(field => field.columns);
  const screen = Math.max(NARROWEST, settings.width);
  const shortened = (cell: Cell) => (typeof cell === 'number' ? cell : cut(cellText(cell), screen * CELL_LINES));
  let sample: (string | number)[][] = [];
  let draw: ((cells: readonly (string | number)[]) => void) | null = null;
  let [shown, more, missing] = [0, 0, ''];

  const begin = () => {
    const needs = columns.map(({ name }, i) =>
      needOf(
        name,
        sample.map(cells => cells[i]),
      ),
    );
    const plan = planFor(needs, screen);
    const grid = gridOf(plan, paletteFor(settings.colour).quiet);
    sink.text(grid.head);
    draw = cells => sink.text(grid.row(plan.map((column, i) => lines(String(cells[i]), column.width))));
    for (const cells of sample) draw(cells);
    sample = [];
    missing = needs
      .slice(plan.length)
      .map(({ title }) => title)
      .join(', ');
  };
  return {
    row(row) {
      if (shown === settings.rows) {
        more++;
        return;
      }
      shown++;
      const cells = columns.map(column => shortened(column.value(row)));
      if (draw !== null) draw(cells);
      else if (sample.push(cells) === SAMPLE) begin();
    },
    end() {
      if (sample.length > 0) begin();
      if (more > 0) sink.text(`${more} more: use -f ndjson or -o\n`);
      if (missing !== '') sink.text(`no room for ${missing}: use -f ndjson or -o\n`);
    },
  };
}

function cellText(cell: Exclude<Cell, number>): string {
  const items = cell === null || typeof cell === 'string' ? [cell] : cell;
  return items.map(item => printable(item ?? '')).join(BETWEEN_ITEMS);
}

function lines(text: string, columns: number): string[] {
  return text === '' ? [''] : wrap(text, columns, CELL_LINES);
}

/** What a column needs that holds these cells: one of numbers is never broken, where nothing is known it is empty. */
function needOf(title: string, cells: readonly (string | number)[]): Need {
  const widest = cells.reduce<number>((most, cell) => Math.max(most, width(String(cell))), 0);
  const isNumeric = cells.every(cell => typeof cell === 'number' || cell === '') && widest > 0;
  const least = isNumeric ? Math.max(widest, Math.min(title.length, LEAST)) : LEAST;
  return { title, align: isNumeric ? 'right' : 'left', least, natural: Math.max(least, widest, title.length) };
}

/** The columns for which there is room, from the left; those that are broken are equally wide. */
function planFor(needs: readonly Need[], screen: number): Column[] {
  const widths = (shown: readonly Need[], level: number) =>
    shown.map(({ least, natural }) => Math.max(least, Math.min(natural, level)));
  let shown = needs;
  while (shown.length > 1 && gridWidth(widths(shown, 0)) > screen) shown = shown.slice(0, -1);
  let level = 0;
  while (level < screen && gridWidth(widths(shown, level + 1)) <= screen) level++;
  const chosen = widths(shown, level);
  return shown.map(({ title, align }, i) => ({ title: cut(title, chosen[i]), align, width: chosen[i] }));
}

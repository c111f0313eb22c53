/** The table of records that a terminal shows: as wide as the terminal, with the columns that there is room for. */
import type { ByteSink } from '../text/sink.js';
import { type Grid, gridOf, gridWidth } from './grid.js';
import type { OutputSettings, RowWriter } from './index.js';
import { type Palette, paletteFor } from './palette.js';
import { type AnyRecord, cellsOf, DETAILS, type DetailTitle, type RecordCells } from './record-cells.js';
import { width, wrap } from './terminal.js';

const NARROWEST = 40;
/** Records by which the widths are chosen; if there are more, the number takes NUMBER_MOST columns. */
const SAMPLE = 200;
const NUMBER_MOST = 7;
/** The headline gets what the details leave. Below this width details go, in this order. */
const HEADLINE_LEAST = 30;
const HEADLINE_MOST = 100;
const EXPENDABLE: readonly DetailTitle[] = ['captions', 'paras', 'source', 'date', 'words'];
/** No detail takes more than this part of the screen. */
const DETAIL_SHARE = 4;
const HEADLINE_LINES = 3;
const NOTE_LINES = 2;

/** The columns' widths; a detail that is missing is not shown. */
interface Plan {
  readonly number: number;
  readonly headline: number;
  readonly details: ReadonlyMap<DetailTitle, number>;
}

/** Opens the table. Rows beyond `settings.rows` are counted only. */
export function recordView(sink: ByteSink, settings: OutputSettings): RowWriter<AnyRecord> {
  const palette = paletteFor(settings.colour);
  let sample: RecordCells[] = [];
  let draw: ((record: RecordCells) => void) | null = null;
  let shown = 0;
  let more = 0;

  const begin = () => {
    const plan = planFor(sample, settings);
    const grid = openGrid(plan, palette);
    let number = 0;
    sink.text(grid.head);
    draw = record => sink.text(grid.row(row(++number, record, plan, palette)));
    for (const record of sample) draw(record);
    sample = [];
  };
  return {
    row(record) {
      if (shown === settings.rows) more++;
      else {
        shown++;
        if (draw !== null) draw(cellsOf(record));
        else if (sample.push(cellsOf(record)) === SAMPLE) begin();
      }
    },
    end() {
      if (sample.length > 0) begin();
      if (more > 0) sink.text(`${more} more: use -f ndjson or -o\n`);
    },
  };
}

/** The widths for a table that begins with these records. */
function planFor(records: readonly RecordCells[], settings: OutputSettings): Plan {
  const screen = Math.max(NARROWEST, settings.width);
  const most = records.length < SAMPLE ? records.length : settings.rows;
  const number = Math.min(NUMBER_MOST, String(most).length);
  const details = new Map<DetailTitle, number>();
  for (const detail of DETAILS) {
    const widths = records.map(record => width(record.details[detail.title]));
    const widest = Math.max(detail.title.length, ...widths);
    details.set(detail.title, Math.min(detail.most, Math.floor(screen / DETAIL_SHARE), widest));
  }
  const left = () => screen - gridWidth([number, 0, ...details.values()]);
  for (const title of EXPENDABLE) if (left() < HEADLINE_LEAST) details.delete(title);
  return { number, headline: Math.min(HEADLINE_MOST, left()), details };
}

function openGrid({ number, headline, details }: Plan, palette: Palette): Grid {
  const shown = DETAILS.filter(({ title }) => details.has(title));
  const columns = [
    { title: '#', width: number, align: 'right' },
    { title: 'headline', width: headline, align: 'left' },
    ...shown.map(({ title, align }) => ({ title, width: details.get(title) ?? 0, align })),
  ] as const;
  return gridOf(columns, palette.quiet);
}

function row(number: number, record: RecordCells, plan: Plan, palette: Palette): string[][] {
  const details: string[][] = [];
  for (const { title, cut } of DETAILS) {
    const columns = plan.details.get(title);
    if (columns !== undefined) details.push([cut(record.details[title], columns)]);
  }
  return [[palette.quiet(String(number))], headlineCell(record, plan.headline, palette), ...details];
}

function headlineCell(record: RecordCells, columns: number, palette: Palette): string[] {
  const headline = record.headline
    ? wrap(record.headline, columns, HEADLINE_LINES)
    : wrap(`(no headline) ${record.opening}`, columns, 1).map(palette.quiet);
  const issues = wrap(record.issues, columns, NOTE_LINES).map(palette.bad);
  return [...headline, ...issues, ...wrap(record.kin, columns, NOTE_LINES).map(palette.link)];
}

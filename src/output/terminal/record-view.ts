/** The table of records that a terminal shows: as wide as the terminal, with the columns that there is room for. */
import type { ByteSink } from '../../text/sink.js';
import type { OutputSettings, RowWriter } from '../format.js';
import { type Grid, gridOf, gridWidth } from './grid.js';
import { type Palette, paletteFor } from './palette.js';
import { type AnyRecord, cellsOf, DETAILS, type DetailTitle, type RecordCells } from './record-cells.js';
import { cutMiddle, width, wrap } from './terminal.js';

const NARROWEST = 40;
/** Records by which the widths are chosen; if there are more, the number takes NUMBER_MOST columns. */
const SAMPLE = 200;
const NUMBER_MOST = 7;
/** The headline gets what the details leave. Counts go first, for its comfort, then others, so that it can be read. */
const HEADLINE_COMFORT = 44;
const HEADLINE_LEAST = 30;
const HEADLINE_MOST = 100;
const EXPENDABLE: readonly (readonly [DetailTitle, below: number])[] = [
  ['captions', HEADLINE_COMFORT],
  ['paras', HEADLINE_COMFORT],
  ['source', HEADLINE_LEAST],
  ['words', HEADLINE_LEAST],
  ['date', HEADLINE_LEAST],
];
/** No detail takes more than this part of the screen. */
const DETAIL_SHARE = 4;
const HEADLINE_LINES = 3;
const NOTE_LINES = 2;

/** The columns' widths; a detail that is missing is not shown. */
interface Plan {
  readonly number: number;
  readonly headline: number;
  readonly details: ReadonlyMap<DetailTitle, number>;
  /** The folder that all files stand in, left out of their names where these are cut otherwise. */
  readonly folder: string;
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
  const widest = (texts: readonly string[]) => Math.max(...texts.map(width));
  const files = records.map(record => record.details.source);
  const sourceMost = Math.floor(screen / DETAIL_SHARE);
  const folder = widest(files) > sourceMost ? commonFolder(files) : '';
  const details = new Map<DetailTitle, number>();
  for (const detail of DETAILS) {
    const texts = records.map(record => shownDetail(record, detail.title, folder));
    details.set(detail.title, Math.min(detail.most, sourceMost, widest([detail.title, ...texts])));
  }
  const left = () => screen - gridWidth([number, 0, ...details.values()]);
  for (const [title, below] of EXPENDABLE) if (left() < below) details.delete(title);
  if (!details.has('source')) details.delete('lines');
  const headlines = widest(records.map(titleOf));
  return { number, headline: Math.min(HEADLINE_MOST, left(), Math.max(HEADLINE_LEAST, headlines)), details, folder };
}

/** `dumps/may/` for `dumps/may/a.txt` and `dumps/may/1/b.txt`; nothing where only the root is common. */
function commonFolder(files: readonly string[]): string {
  const [first, ...others] = files;
  let end = first.lastIndexOf('/') + 1;
  while (end > 1 && !others.every(file => file.startsWith(first.slice(0, end))))
    end = first.lastIndexOf('/', end - 2) + 1;
  return end > 1 ? first.slice(0, end) : '';
}

function shownDetail({ details }: RecordCells, title: DetailTitle, folder: string): string {
  const text = details[title];
  return title === 'source' && text.startsWith(folder) ? text.slice(folder.length) : text;
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
  for (const { title, lines } of DETAILS) {
    const columns = plan.details.get(title);
    if (columns === undefined) continue;
    const cell = lines(shownDetail(record, title, plan.folder), columns);
    details.push(title === 'source' || title === 'lines' ? cell.map(palette.quiet) : cell);
  }
  return [[palette.quiet(String(number))], headlineCell(record, plan, palette), ...details];
}

function headlineCell(record: RecordCells, { headline: columns, details }: Plan, palette: Palette): string[] {
  const headline = record.headline
    ? wrap(record.headline, columns, HEADLINE_LINES)
    : wrap(titleOf(record), columns, 1).map(palette.quiet);
  return [
    ...headline,
    ...(details.has('source') ? [] : [palette.quiet(place(record, columns))]),
    ...wrap(record.doubts, columns, NOTE_LINES).map(palette.bad),
    ...wrap(record.kin, columns, NOTE_LINES).map(palette.link),
  ];
}

function titleOf({ headline, opening }: RecordCells): string {
  return headline || `(no headline) ${opening}`;
}

/** Where the record stands, below its headline: for a screen without room for the column. */
function place({ details }: RecordCells, columns: number): string {
  const lines = `:${details.lines}`;
  return cutMiddle(details.source, columns - width(lines)) + lines;
}

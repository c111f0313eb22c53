/**
 * A grid of cells in a frame drawn by cli-table3. That measures Arabic, emoji and combining marks wrongly, splits surrogate
 * pairs and takes milliseconds a row, so it draws one row of stand-ins, and the cells of every row take their places.
 */
import CliTable3 from 'cli-table3';
import { fenced, pad } from './terminal.js';

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** The lines of a cell, none of them wider than its column. */
export type GridCell = readonly string[];

export interface Grid {
  /** The titles and the line below them. */
  readonly head: string;
  row(cells: readonly GridCell[]): string;
}

const STAND_IN = 'x';
const STAND_INS = /x+/g;
const RULE = '─';
const GAP = '  ';
/** No lines but one below the head. */
const LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: RULE,
  'mid-mid': RULE.repeat(GAP.length),
  right: '',
  'right-mid': '',
  middle: GAP,
};

/** What columns of these widths take with the gaps between them. */
export function gridWidth(widths: readonly number[]): number {
  return widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1));
}

/** Draws the frame for these columns; `paint` colours the titles and the line below them. */
export function gridOf(columns: readonly Column[], paint: (text: string) => string): Grid {
  const standIns = columns.map(column => STAND_IN.repeat(column.width));
  const frame = new CliTable3({
    head: standIns,
    chars: LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  frame.push(standIns);
  const [, rule, line] = frame.toString().split('\n');
  const filled = (texts: readonly string[]) => {
    let next = 0;
    const whole = line.replace(STAND_INS, () => pad(fenced(texts[next]), columns[next].width, columns[next++].align));
    return `${whole.trimEnd()}\n`;
  };
  return {
    head: `${filled(columns.map(({ title }) => paint(title)))}${paint(rule)}\n`,
    row(cells) {
      const height = Math.max(...cells.map(cell => cell.length));
      return Array.from({ length: height }, (_, i) => filled(cells.map(cell => cell[i] ?? ''))).join('');
    },
  };
}

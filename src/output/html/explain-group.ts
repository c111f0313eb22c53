/**
 * Lines of the annotated source by groups: a browser leaves out a group that is off the screen. So that the page is as long as it
 * will be, and nothing jumps, each group says how high it is likely to be.
 */
import type { LedgerRow } from '../../types.js';
import { type Markup, markup } from './markup.js';

/** Lines in a group at most. */
const GROUP = 40;
/** Heights that are told apart, in rem; a class each, since the page lets no style into an element. */
const HEIGHTS = [2, 4, 6, 9, 13, 19, 27, 38, 54, 76, 108, 152, 215, 300] as const;
/** Of a line of text with what stands around it, and of a blank one. */
const TEXT_HEIGHT = 1.8;
const BLANK_HEIGHT = 0.95;
/** Characters that stand side by side, as a rule. */
const WIDTH = 88;
const MOST_SHOWN = 4000;

export const GROUP_STYLE = HEIGHTS.map(rem => `.h${rem} { contain-intrinsic-size: auto ${rem}rem; }`).join('\n');

export interface LineGroup {
  /** Adds a line; gives the group when it is full. */
  add(row: LedgerRow, line: Markup): Markup | null;
  /** The rest; null when there is none. */
  end(): Markup | null;
}

export function lineGroups(): LineGroup {
  let lines: Markup[] = [];
  let height = 0;
  const end = () => {
    if (lines.length === 0) return null;
    const likely = HEIGHTS.find(rem => rem >= height) ?? HEIGHTS[HEIGHTS.length - 1];
    const group = markup`<ol class="lines h${likely}" role="list">\n${lines}</ol>`;
    [lines, height] = [[], 0];
    return group;
  };
  return {
    add({ role, text }, line) {
      height +=
        role === 'blank'
          ? BLANK_HEIGHT
          : TEXT_HEIGHT * Math.max(1, Math.ceil(Math.min(text.length, MOST_SHOWN) / WIDTH));
      return lines.push(line) === GROUP ? end() : null;
    },
    end,
  };
}

/** What tells when and who outside of a page’s head and body, where nothing nearer does: a time by itself, and the name beside it. */
import { isButton } from '../../text/buttons.js';
import { textOf } from '../../text/looks.js';
import { weekdayLength } from '../../text/weekdays.js';
import type { Line } from '../../types.js';
import { isNameLine, toldBy } from '../lines/head-lines.js';
import type { ReadUnit } from '../page/index.js';
import { isKept, isKeptByline, settleAs } from './near-roles.js';
import { isPerson } from './near-writers.js';

/**
 * A time that nothing is said of stands so many units above a headline or below a body, when no other tells it; those of a list
 * come back within `list`. Of wcxb's pages with a known day 12 more have it so, and one gets another.
 */
const REACH = { over: 8, under: 3, list: 12 };

/** Settles the only time above the headline, with the name beside it, or the only one right below the body. */
export function settleOutside(
  units: readonly ReadUnit[],
  headline: number,
  end: number,
  stretch: readonly Line[],
  bytes: Uint8Array,
): void {
  const lineAt = (at: number): Line | null => (units[at]?.lines.length === 1 ? stretch[units[at].lines[0]] : null);
  if (!stretch.some(isKeptTime)) {
    const time = loneTime();
    if (time !== null) settleAs(time, 'timestamp', stretch, bytes);
  }
  if (stretch.some(isKeptByline)) return;
  const over = units.findIndex((_, at) => at < headline && isTimeAt(at));
  const beside = over < 0 ? [] : [lineAt(over + 1), lineAt(over - 1)];
  const writer = beside.find(line => line !== null && isWriter(line)) ?? null;
  if (writer !== null) settleAs(writer, 'byline', stretch, bytes);

  /** Several times are those of a list. */
  function loneTime(): Line | null {
    const over = timesIn(headline - REACH.over, headline).filter(at => !isOfSite(at) && !isToday(lineAt(at)));
    const [first, ...more] = over.length > 0 ? over : timesIn(end + 1, end + 1 + REACH.list);
    return first === undefined || more.length > 0 || first > end + REACH.under ? null : lineAt(first);
  }

  function timesIn(from: number, to: number): number[] {
    const found: number[] = [];
    for (let at = Math.max(0, from); at < Math.min(to, units.length); at++) {
      const line = lineAt(at);
      if (line !== null && toldBy(line, bytes) === 'time') found.push(at);
    }
    return found;
  }

  /** Above a headline; below a body each page of a site may have its own day, which reads alike but for its figures. */
  function isOfSite(at: number): boolean {
    return units[at].rule === 'site_furniture';
  }

  /** A masthead tells the day of the visit, with its weekday. */
  function isToday(line: Line | null): boolean {
    return line !== null && weekdayLength(textOf(line, bytes)) > 0;
  }

  function isTimeAt(at: number): boolean {
    const line = lineAt(at);
    return line !== null && isKeptTime(line);
  }

  function isWriter(line: Line): boolean {
    const text = textOf(line, bytes);
    return !isKept(line) && isNameLine(line, bytes) && !isButton(text) && isPerson(line, stretch, bytes, text);
  }
}

const isKeptTime = ({ role, fate }: Line): boolean => role === 'timestamp' && fate === 'kept';

/**
 * Heads unlike those of the articles beside them: where most headlines of a stretch stand in one place to the time of their article,
 * with the same kinds of lines between, a line that stands so in another article is its headline, too:
 *
 *     K H S T B B   K H S T B B   K H S T B B
 *       └─2─┘         └─2─┘         ↑ └1┘ read as the headline
 */
import { creditOf, weighedWords } from '../../text/looks.js';
import type { Article, Line } from '../../types.js';
import { isByline, toldBy } from '../lines/head-lines.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import type { Head } from './heads.js';

/** So many articles must have their headlines in one place, and such a share of all. */
const FEWEST_ALIKE = 2;
const SHARE_ALIKE = 2 / 3;
/** A time stands so many lines from the headline, at most. */
const REACH = 7;
/** Words of a headline, at least. */
const HEADLINE_WORDS = 4;
/** Lines above the body that are looked at. */
const HEAD_LINES = 24;

/** The heads that articles would have if they were like the others beside them. */
export function unlikeHeads(articles: readonly Article[]): Map<Article, Head> {
  const found = new Map<Article, Head>();
  if (articles.length <= FEWEST_ALIKE) return found;
  const heads = articles.map(headOf);
  const slots = heads.map(slotsOf);
  const counts = countsOf(slots.flat());
  const [usual, count] = [...counts].toSorted((one, other) => other[1] - one[1])[0] ?? ['', 0];
  if (count < FEWEST_ALIKE || count < articles.length * SHARE_ALIKE) return found;
  for (const [i, head] of heads.entries()) {
    // What stands as another one does is of a site whose heads are so.
    if (slots[i].some(slot => slot === usual || counts.get(slot)! > 1)) continue;
    const place = head.kinds.findLastIndex((kind, at) => kind === 'line' && slotsAt(head, at).includes(usual));
    const own = place < 0 ? null : withHeadline(articles[i], head.lines[place]);
    if (own !== null) found.set(articles[i], own);
  }
  return found;
}

function countsOf(slots: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const slot of slots) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  return counts;
}

/** The lines with words above the body of an article, and its first paragraph, and what they are. */
interface Lines {
  readonly lines: readonly Line[];
  readonly kinds: readonly string[];
}

function headOf({ lines, bytes }: Article): Lines {
  const own = lines.filter(({ worded, continued }) => worded && !continued);
  const body = own.findIndex(({ role, fate }) => role === 'body' && fate === 'kept');
  const head = own.slice(Math.max(0, body - HEAD_LINES), body + 1);
  return { lines: head, kinds: head.map(line => kindOf(line, bytes)) };
}

function kindOf(line: Line, bytes: Uint8Array): string {
  const told = toldBy(line, bytes);
  if (told === 'time' || told === 'labelled') return 'time';
  if (line.sentence) return 'sentence';
  if (isByline(line, bytes)) return 'byline';
  return creditOf(line, bytes) === null ? 'line' : 'caption';
}

/** Where the showings of the headline stand. */
const slotsOf = (head: Lines): string[] => [
  ...new Set(head.lines.flatMap(({ role }, at) => (role === 'headline' ? slotsAt(head, at) : []))),
];

/** Where a line stands to the times around it: the kinds of the lines between, nearest first below and above. */
function slotsAt({ kinds }: Lines, at: number): string[] {
  const below = kinds.indexOf('time', at + 1);
  const above = kinds.lastIndexOf('time', at - 1);
  const slots: string[] = [];
  if (below >= 0 && below - at <= REACH) slots.push(`below ${kinds.slice(at + 1, below).join(' ')}`);
  if (above >= 0 && at > 0 && at - above <= REACH) slots.push(`above ${kinds.slice(above + 1, at).join(' ')}`);
  return slots;
}

/** The head with another headline, up to the first paragraph behind it. */
function withHeadline({ lines, bytes }: Article, line: Line): Head | null {
  const headline = lines.indexOf(line);
  const isText = ({ role, fate, sentence }: Line): boolean => sentence && role === 'body' && fate === 'kept';
  const body = lines.findIndex((line, at) => at > headline && isText(line));
  const isLong = mayBeHeadline(line, bytes) && weighedWords(line, bytes) >= HEADLINE_WORDS;
  return body < 0 || !isLong ? null : { first: headline, last: body - 1, headline };
}

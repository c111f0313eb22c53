/** Where the last of several articles or pages begins: at the record limit, it waits for more lines. */
import type { Line, Looks } from '../types.js';
import { onceHeads } from './boundaries/once.js';
import { nextPage } from './boundaries/pages.js';
import { startsIn } from './boundaries/starts.js';
import type { HeadSettler } from './roles/head-roles.js';
import type { Knowledge } from './site/knowledge.js';
import { type Stretch, StretchReader } from './stretch.js';

/** The place of its first line, which behind a head block is that of the next page; 0 where there is one article or none. */
export function lastStart(stretch: Stretch, settler: HeadSettler, knowledge: Knowledge | null): number {
  return lastPage(stretch, settler) || lastRead(stretch, settler, knowledge);
}

function lastPage({ lines, bytes, head }: Stretch, settler: HeadSettler): number {
  if (head === null) return onceHeads(lines, 0, settler, bytes).known ? 0 : (startsIn(lines, false, bytes).at(-1) ?? 0);
  const next = nextPage(lines, head, bytes);
  return next < lines.length ? next : 0;
}

/** What nothing but a reading of the whole tells. Copies of the lines are read: these stay as they are. */
function lastRead(stretch: Stretch, settler: HeadSettler, knowledge: Knowledge | null): number {
  const { lines } = stretch;
  const read = new StretchReader(settler, knowledge).articles({ ...stretch, lines: copied(lines) });
  const articles = read.filter(({ number }) => number !== null);
  const first = articles.length > 1 ? articles[articles.length - 1].lines[0] : null;
  return first === null
    ? 0
    : Math.max(
        0,
        lines.findIndex(({ start }) => start === first.start),
      );
}

/** Lines that share their looks share the copy of these. */
function copied(lines: readonly Line[]): Line[] {
  const copies = new Map<Looks, Looks>();
  const copyOf = (looks: Looks): Looks => {
    const copy = copies.get(looks) ?? { ...looks };
    copies.set(looks, copy);
    return copy;
  };
  return lines.map(line => ({ ...line, looks: line.looks === null ? null : copyOf(line.looks) }));
}

/** The kept lines of an article by role, and passages made of them. */
import { Passage } from '../text/passage.js';
import { REASONS } from '../text/reasons.js';
import type { Article, Line } from '../types.js';

/** The kept lines in order, by what they are in a record. */
export interface KeptLines {
  /** The headline’s lines. */
  readonly headline: Line[];
  readonly bylines: Line[];
  readonly kickers: Line[];
  /** Captions and credits. */
  readonly captions: Line[];
  readonly timestamps: Line[];
  readonly highlights: Line[];
  /** Paragraphs and subheads. */
  readonly body: Line[];
  /** The line that tells the page’s address. */
  address: Line | null;
  /** The first and the last line that were not dropped. */
  first: Line | null;
  last: Line | null;
}

export function keptLines(article: Article): KeptLines {
  const kept: KeptLines = {
    headline: [],
    bylines: [],
    kickers: [],
    captions: [],
    timestamps: [],
    highlights: [],
    body: [],
    address: null,
    first: null,
    last: null,
  };
  for (const line of article.lines) {
    if (line.fate === 'dropped') continue;
    kept.first ??= line;
    kept.last = line;
    if (line.fate === 'kept') sort(line, kept);
  }
  return kept;
}

function sort(line: Line, kept: KeptLines): void {
  switch (line.role) {
    case 'body':
    case 'subhead':
      return void kept.body.push(line);
    case 'headline':
      return void kept.headline.push(line);
    case 'byline':
      return void kept.bylines.push(line);
    case 'caption':
    case 'credit':
      return void kept.captions.push(line);
    case 'timestamp':
      return void kept.timestamps.push(line);
    case 'highlight':
      return void kept.highlights.push(line);
    case 'kicker':
      return void kept.kickers.push(line);
    case 'furniture':
      return void (kept.address ??= line);
    default:
  }
}

/** Drops a line, and its repeats, for which a record has no field left. */
export function leaveOut(article: Article, left: Line): void {
  for (const line of article.lines) {
    if (line !== left && line.repeats !== left) continue;
    line.fate = 'dropped';
    line.repeats = null;
    line.reason = REASONS.no_field;
  }
}

/** The text of a line, or the part of it that begins `skip` bytes in. */
export function lineText(article: Article, line: Line, skip = 0): Passage {
  return line.pieces === null
    ? new Passage(article.bytes, line, line.from + skip, line.to)
    : chained(article.bytes, line, null, '');
}

/** The pieces that stay of a line of Markdown, and what follows them. */
function chained(bytes: Uint8Array, line: Line, rest: Passage | null, joint: '' | ' '): Passage {
  const pieces = line.pieces as NonNullable<Line['pieces']>;
  return pieces.reduceRight<Passage | null>(
    (after, [from, to]) => new Passage(bytes, line, from, to, after, after === rest ? joint : ''),
    rest,
  ) as Passage;
}

const encoder = new TextEncoder();

/** Bytes that a string takes in UTF-8. */
function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** The passage that holds characters [from, to) of a string, the text of another passage or the beginning of it. */
export function within(
  { bytes, line, from: start, to: end }: Passage,
  text: string,
  from: number,
  to: number,
): Passage {
  // In ASCII text, characters are bytes.
  if (text.length === end - start) return new Passage(bytes, line, start + from, start + to);
  const first = start + byteLength(text.slice(0, from));
  return new Passage(bytes, line, first, first + byteLength(text.slice(from, to)));
}

/** The paragraphs of kept lines: those that are joined, such as the parts of one over-long line, are one. */
export function paragraphs(article: Article, lines: readonly Line[]): Passage[] {
  const found: Passage[] = [];
  let next: Line | null = null;
  let rest: Passage | null = null;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    // Between parts of one line nothing is trimmed away: the white space there is the line's own.
    const from = line.continued ? line.textFrom : line.from;
    const to = next?.continued === true ? line.textTo : line.to;
    const joint = next?.joint ?? '';
    const passage: Passage =
      line.pieces === null
        ? new Passage(article.bytes, line, from, to, rest, joint)
        : chained(article.bytes, line, rest, joint);
    const joins = line.joint !== null && at > 0;
    next = joins ? line : null;
    rest = joins ? passage : null;
    if (!joins) found.push(passage);
  }
  return found.toReversed();
}

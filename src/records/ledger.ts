/** The ledger: the account of an article’s lines, made from the record itself, so that what is said to be kept is there. */
import { decode, Passage } from '../text/passage.js';
import { REASONS } from '../text/reasons.js';
import type { Article, LedgerPart, LedgerRow, Line, Role } from '../types.js';
import { aroundOf } from './around.js';
import { brokenRows, type OffsetOf, offsetIn } from './broken.js';
import type { NewsRecord } from './record.js';

/** The rule by which a part of a kept line was left out of its field, by the line’s role. */
const TRIMMED: Readonly<Partial<Record<Role, string>>> = {
  headline: 'site_name',
  highlight: 'bullet',
  timestamp: 'label',
};
const TRIMMED_OTHERWISE = 'trimmed';
const TRIMMED_SYNTAX = 'markdown';
const TRIMMED_BULLET = 'bullet';
/** The key of a line of a header block, whose reasons are named so. */
const TRIMMED_KEY = 'key';
const HEADER = 'header_';

/** A part of a line before its offsets are those of the dump. */
interface Piece {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

type PiecesByLine = Map<Line, Piece[]>;

/** Every text of a record with its path, as `captions[0].credit`. */
function* textsOf(record: NewsRecord<Passage>): Iterable<[string, Passage | null]> {
  for (const name of ['headline', 'section', 'byline', 'dateline', 'agency', 'publishedRaw', 'updatedRaw'] as const) {
    yield [name, record[name]];
  }
  if (record.url instanceof Passage) yield ['url', record.url];
  for (const name of ['tags', 'authors', 'highlights', 'body'] as const) {
    for (const [i, text] of record[name].entries()) yield [`${name}[${i}]`, text];
  }
  for (const [i, { text, credit }] of record.captions.entries()) {
    yield [`captions[${i}].text`, text];
    yield [`captions[${i}].credit`, credit];
  }
}

function gatherPieces(record: NewsRecord<Passage> | null): PiecesByLine {
  const pieces: PiecesByLine = new Map();
  for (const [path, text] of record === null ? [] : textsOf(record)) {
    for (let part = text; part !== null; part = part.rest) {
      const { line, from, to } = part;
      if (line !== null) pieces.set(line, [...(pieces.get(line) ?? []), { path, from, to }]);
    }
  }
  return pieces;
}

/** The account of a line, what its place adds to the evidence, and how many lines identical to it follow that were only counted. */
export interface CountedRow {
  readonly row: LedgerRow;
  readonly around: string;
  readonly more: number;
}

/** The account of an article’s lines, or of lines that are none; in order, one for each line that is held. */
export function* countedRows(
  article: Article,
  record: NewsRecord<Passage> | null,
  file: string,
  offsetOf: OffsetOf,
): Iterable<CountedRow> {
  const pieces = gatherPieces(record);
  const tellAround = aroundOf(article.lines);
  for (const line of article.lines) {
    const fields = line.fate === 'kept' ? partsOf(article, line, pieces.get(line) ?? [], offsetOf) : [];
    const row = toRow(article, line, fields, record?.id ?? null, file);
    const around = tellAround(line);
    for (const own of line.parts === null ? [row] : brokenRows(row, line.parts, article.bytes, offsetOf))
      yield { row: own, around, more: line.more };
  }
}

/** The rows of a line and of those that were only counted, one a line of the dump. */
export function* rowsOf({ row, around, more }: CountedRow): Iterable<LedgerRow> {
  yield around === '' ? row : { ...row, evidence: row.evidence + around };
  if (more > 0) yield* sameAgain(row, more);
}

/** The rows of an article’s lines, or of lines that are none; one a line of the dump, in order. */
export function* ledgerRows(...given: Parameters<typeof countedRows>): Iterable<LedgerRow> {
  for (const counted of countedRows(...given)) yield* rowsOf(counted);
}

function toRow(article: Article, line: Line, fields: LedgerPart[], record: string | null, file: string): LedgerRow {
  const { role, fate, reason, repeats } = line;
  return {
    file,
    line: line.number,
    startByte: line.start,
    endByte: line.end,
    role,
    article: article.number,
    record,
    fate,
    fields,
    rule: fate === 'kept' ? null : reason.name,
    repeats: repeats === null ? null : repeats.number,
    evidence: evidenceOf(article, line),
    certainty: reason.certainty,
    text: decode(article.bytes, line.textFrom, line.textTo),
  };
}

/** What decided, with the line or the layout that it rests on. */
function evidenceOf({ layout }: Article, { reason, repeats }: Line): string {
  if (repeats !== null) return reason.evidence.replace('a line', `line ${repeats.number}`);
  if (reason === REASONS.layout_furniture) return reason.evidence.replace('the layout', `the layout ${layout.name}`);
  return reason.evidence;
}

/** The line’s parts that are in fields, and those that were trimmed, in order. */
function partsOf(article: Article, line: Line, pieces: readonly Piece[], offsetOf: OffsetOf): LedgerPart[] {
  const syntax = line.reason.name.startsWith(HEADER) ? TRIMMED_KEY : TRIMMED_SYNTAX;
  const rule = line.pieces === null ? (TRIMMED[line.role] ?? TRIMMED_OTHERWISE) : syntax;
  const part = (path: string | null, from: number, to: number): LedgerPart => ({
    path,
    rule: path !== null ? null : line.bullet && from === line.from ? TRIMMED_BULLET : rule,
    start: offsetIn(line, from, offsetOf),
    end: offsetIn(line, to, offsetOf),
  });
  const parts = pieces.map(({ path, from, to }) => part(path, from, to));
  for (const [from, to] of uncovered(line, frontOf(line, article.bytes), pieces)) {
    if (decode(article.bytes, from, to).trim() !== '') parts.push(part(null, from, to));
  }
  return parts.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** Where a line’s text begins in the dump: before `from` where a label was cut off its front, or syntax stands there. */
function frontOf({ pieces, textFrom, from }: Line, bytes: Uint8Array): number {
  return pieces === null && decode(bytes, textFrom, from).trim() === '' ? from : textFrom;
}

/** The ranges of a line’s text from `front` on that no piece covers. */
function uncovered(line: Line, front: number, pieces: readonly Piece[]): [number, number][] {
  const gaps: [number, number][] = [];
  let at = front;
  for (const { from, to } of pieces.toSorted((a, b) => a.from - b.from)) {
    if (from > at) gaps.push([at, from]);
    at = Math.max(at, to);
  }
  if (line.textTo > at) gaps.push([at, line.textTo]);
  return gaps;
}

/** The rows of the lines identical to the one before them that were only counted. */
function* sameAgain(row: LedgerRow, more: number): Iterable<LedgerRow> {
  const length = row.endByte - row.startByte;
  const { name, evidence, certainty } = REASONS.repeat_run;
  const again = {
    fate: 'collapsed',
    fields: [],
    rule: name,
    repeats: row.repeats ?? row.line,
    evidence,
    certainty,
  } as const;
  for (let count = 1; count <= more; count++) {
    yield {
      ...row,
      line: row.line + count,
      startByte: row.startByte + count * length,
      endByte: row.endByte + count * length,
      ...(row.fate === 'dropped' ? {} : again),
    };
  }
}

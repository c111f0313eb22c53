/** Where a line stands, for the evidence of the ledger: how far from the body, between which of its lines, and where it comes back. */
import type { ReasonName } from '../text/reasons.js';
import type { Line } from '../types.js';

/** Rules that look at where a line stands by the body, and those by which it comes back. */
const BY_BODY: ReadonlySet<string> = new Set<ReasonName>([
  'before_body',
  'after_body',
  'outside_body',
  'in_body_furniture',
  'caption_among',
]);
const BY_SHOWINGS: ReadonlySet<string> = new Set<ReasonName>(['headline', 'caption_repeated', 'caption_in_body']);
/** Further places are counted. */
const MOST_PLACES = 4;

/** Tells of each line of an article what is to be added to its evidence; of most lines nothing. */
export function aroundOf(lines: readonly Line[]): (line: Line) => string {
  const body = lines.flatMap(line => (line.role === 'body' && line.fate === 'kept' ? numbersOf(line) : []));
  const showings = new Map<Line, number[]>();
  for (const { repeats, number } of lines) {
    if (repeats === null) continue;
    const places = showings.get(repeats);
    if (places === undefined) showings.set(repeats, [number]);
    else places.push(number);
  }
  return line => {
    const { name } = line.reason;
    if (BY_SHOWINGS.has(name) && line.fate === 'kept') return showingsTold(showings.get(line) ?? []);
    return BY_BODY.has(name) && body.length > 0 ? placeTold(line.number, body) : '';
  };
}

/** The number of a line, or those of the lines that it was joined of. */
const numbersOf = ({ number, parts }: Line): number[] => parts?.map(part => part.number) ?? [number];

function showingsTold(places: readonly number[]): string {
  if (places.length === 0) return '';
  const more = places.length > MOST_PLACES ? ` and ${places.length - MOST_PLACES} more` : '';
  return `: in ${places.length === 1 ? 'line' : 'lines'} ${places.slice(0, MOST_PLACES).join(', ')}${more}`;
}

/** How far a line is from a body, given the numbers of its lines, rising. */
function placeTold(number: number, body: readonly number[]): string {
  const [first, last] = [body[0], body[body.length - 1]];
  const lines = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`;
  if (number < first) return `, ${lines(first - number)} above it`;
  if (number > last) return `, ${lines(number - last)} below it`;
  const next = placeBehind(number, body);
  const before = body[next - 1] === number ? body[next - 2] : body[next - 1];
  return `, between its lines ${before ?? first} and ${body[next] ?? last}`;
}

/** The first place whose number is larger. */
function placeBehind(number: number, body: readonly number[]): number {
  let [low, high] = [0, body.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (body[middle] > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

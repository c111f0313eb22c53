/**
 * Echoes: pages for small screens show the headline again below the body, and the highlights behind it. Each article reaches from a
 * headline to its echo, so those run together are told apart:
 *
 *     H C B B H - -   H C B B B H -   H B B H - -
 *                     └ start         └ start
 */
import type { Line } from '../../types.js';
import { companyOf } from '../lines/company.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import { standsAlone } from '../lines/twins.js';
import type { Head } from './heads.js';

/** Between a headline and its echo stand so many sentences; its head has no more lines. */
const SENTENCES = 2;
const REACH = 8;
/** Lines with words above the first headline, at most. */
const MASTHEAD = 3;

/** The heads of articles whose headline stands below the body again, over highlights; none where they overlap or text stands outside of them. */
export function echoedHeads(lines: readonly Line[], bytes: Uint8Array): Head[] {
  const heads: Head[] = [];
  const places = placesOf(lines);
  let at = startOf(lines, places);
  for (let next = nextWorded(lines, at); next < lines.length; next = nextWorded(lines, at)) {
    const echo = echoOf(lines, next, places);
    if (!mayBeHeadline(lines[next], bytes)) return [];
    if (echo < 0)
      return mayBeCut(lines, heads, next, bytes) ? [...heads, { first: next, last: next, headline: next }] : [];
    let body = next + 1;
    while (body < echo && body - next < REACH && !lines[body].sentence) body++;
    if (lines.slice(body, echo).filter(({ sentence }) => sentence).length < SENTENCES) return [];
    heads.push({ first: next, last: body - 1, headline: next });
    at = nextWorded(lines, echo + 1);
    if (!lines[at]?.bullet) return [];
    while (lines[at]?.bullet) at = nextWorded(lines, at + 1);
  }
  return heads;
}

/** Whether the dump was cut off before the last echo: what stands there begins as the first article does, or is one line. */
function mayBeCut(lines: readonly Line[], [head, ...more]: readonly Head[], at: number, bytes: Uint8Array): boolean {
  if (head === undefined || more.length > 0) return head !== undefined;
  const [own, first] = [at, head.first].map(place => lines[nextWorded(lines, place + 1)]);
  if (own === undefined) return true;
  const company = companyOf(first, bytes);
  return company !== null && company === companyOf(own, bytes);
}

/** Where the first line stands that has an echo; a few labels of the page may be above it. */
function startOf(lines: readonly Line[], places: ReadonlyMap<number, readonly number[]>): number {
  const at = lines.findIndex(({ worded }, place) => worded && echoOf(lines, place, places) >= 0);
  return lines.slice(0, Math.max(0, at)).filter(({ worded }) => worded).length <= MASTHEAD ? Math.max(0, at) : 0;
}

function nextWorded(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && !lines[at].worded) at++;
  return at;
}

/** The places of the lines that are no sentences, by their keys. */
function placesOf(lines: readonly Line[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  lines.forEach(({ worded, sentence, bullet, key }, at) => {
    if (!worded || sentence || bullet) return;
    const found = places.get(key);
    if (found === undefined) places.set(key, [at]);
    else found.push(at);
  });
  return places;
}

/** The place where the line at `at` stands once more, and no further time; -1 where there is none. */
function echoOf(lines: readonly Line[], at: number, places: ReadonlyMap<number, readonly number[]>): number {
  const own = places.get(lines[at].key);
  return own?.length === 2 && own[0] === at ? own[1] : -1;
}

/** Whether a head is that of the article above it, which shows it again at the very end. */
export function isEcho(lines: readonly Line[], { headline, last }: Head, above: Head | null): boolean {
  return (
    above !== null && lines[headline].key === lines[above.headline].key && !lines.slice(last + 1).some(standsAlone)
  );
}

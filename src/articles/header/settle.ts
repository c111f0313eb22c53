/** The lines of a header block to roles: by what their values are, and by their keys where these are known. */
import { lineKey, sameBytes } from '../../text/hash.js';
import { decode } from '../../text/passage.js';
import { REASONS, type ReasonName } from '../../text/reasons.js';
import type { Line, Role } from '../../types.js';
import { collapse } from '../lines/fates.js';
import { isVariant } from '../lines/twins.js';
import { type Meaning, meaningOf } from './keys.js';
import type { Block, Entry } from './watch.js';

/** What becomes of an entry. */
type Place = 'headline' | 'byline' | 'kicker' | 'highlight' | 'timestamp' | 'body' | 'address';

const SETTLED: Readonly<Record<Place, readonly [Role, ReasonName]>> = {
  headline: ['headline', 'header_headline'],
  byline: ['byline', 'header_byline'],
  kicker: ['kicker', 'header_section'],
  highlight: ['highlight', 'header_highlight'],
  timestamp: ['timestamp', 'header_time'],
  body: ['body', 'header_body'],
  address: ['furniture', 'header_address'],
};
const BY_MEANING: Readonly<Partial<Record<Meaning, Place>>> = {
  headline: 'headline',
  byline: 'byline',
  section: 'kicker',
  highlight: 'highlight',
  body: 'body',
};
/** What parts a headline from the site’s name. */
const SITE = /^ [|–—»·-] /u;
/** Fields that one line fills. */
const SINGLE: ReadonlySet<Place> = new Set<Place>(['headline', 'byline', 'kicker', 'address']);

/** To all who read lines, those of a header block have no words. */
export function hideBlock({ entries }: Block): void {
  for (const { line, more } of entries)
    for (const each of [line, ...more])
      Object.assign(each, { worded: false, sentence: false, bullet: false, looks: null });
}

/** Gives the lines of a block their roles; `rest` are those of the article below, which has its own. */
export function settleBlock({ entries }: Block, rest: readonly Line[], bytes: Uint8Array): void {
  const own = rest.find(({ role, fate }) => role === 'headline' && fate === 'kept') ?? null;
  for (const entry of entries) trim(entry, bytes);
  const places = placesOf(entries, own !== null, entry =>
    rest.some(line => line.worded && isVariant(entry.line, line, bytes)),
  );
  entries.forEach((entry, at) => settleEntry(entry, places[at]));
  const headline = entries[places.indexOf('headline')];
  if (headline !== undefined) settleShowings(headline.line, rest, bytes);
}

/** Where each entry goes; null for those that no field is for. */
function placesOf(
  entries: readonly Entry[],
  hasHeadline: boolean,
  isSaid: (entry: Entry) => boolean,
): (Place | null)[] {
  const taken = new Set<Place>();
  const places = entries.map(({ key, kind }) => {
    const place = placeOf(meaningOf(key), kind);
    if (place === null || (SINGLE.has(place) && taken.has(place))) return null;
    taken.add(place);
    return place;
  });
  if (taken.has('headline')) return places;
  const may = (entry: Entry, at: number): boolean => places[at] === null && entry.kind === 'title';
  const length = ({ line }: Entry): number => line.to - line.from;
  const said = entries.findIndex((entry, at) => may(entry, at) && isSaid(entry));
  const longest = entries.reduce(
    (best, entry, at) => (may(entry, at) && (best < 0 || length(entry) > length(entries[best])) ? at : best),
    -1,
  );
  const found = said >= 0 ? said : hasHeadline ? -1 : longest;
  return places.map((place, at) => (at === found ? 'headline' : place));
}

function placeOf(meaning: Meaning | null, kind: Entry['kind']): Place | null {
  if (kind === 'none' || meaning === 'captured') return null;
  if (kind === 'address') return 'address';
  if (kind === 'time' && meaning !== 'headline' && meaning !== 'body') return 'timestamp';
  if (kind === 'sentence' && meaning === null) return 'highlight';
  return meaning === null ? null : (BY_MEANING[meaning] ?? null);
}

/** Takes the key off the line, but not one that tells which time it is. */
function trim({ line, more, value, key }: Entry, bytes: Uint8Array): void {
  const isLabel = meaningOf(key) === 'updated';
  if (!isLabel && line.from + value < line.to) line.from += value;
  for (const each of [line, ...more]) {
    const { from, to } = each;
    Object.assign(each, { pieces: [[from, to]], key: lineKey(bytes, from, to), looks: null });
  }
}

function settleEntry({ line, more, key }: Entry, place: Place | null): void {
  const [role, name] = place === null ? (['furniture', 'header_key'] as const) : SETTLED[place];
  const reason = { ...REASONS[name], evidence: `${REASONS[name].evidence}: “${key}”` };
  for (const each of [line, ...more]) Object.assign(each, { role, reason, fate: place === null ? 'dropped' : 'kept' });
  for (const each of more) each.joint = ' ';
}

/** The page’s own showings of the headline repeat it; another line that was taken for one stands below it as a highlight. */
function settleShowings(headline: Line, rest: readonly Line[], bytes: Uint8Array): void {
  for (const line of rest) {
    if (!line.worded || (line.fate === 'kept' && line.role !== 'headline')) continue;
    if (isVariant(headline, line, bytes)) {
      trimSite(headline, line, bytes);
      line.role = 'headline';
      collapse(line, headline, bytes);
    } else if (line.role === 'headline' && line.fate === 'kept')
      Object.assign(line, { role: 'highlight', reason: REASONS.highlight_place });
  }
}

/** The title of a page may have the site’s name behind the headline that the page shows. */
function trimSite(headline: Line, shown: Line, bytes: Uint8Array): void {
  const end = headline.from + shown.to - shown.from;
  if (end >= headline.to || !sameBytes(bytes, headline.from, end, bytes, shown.from, shown.to)) return;
  if (SITE.test(decode(bytes, end, headline.to))) Object.assign(headline, { to: end, pieces: [[headline.from, end]] });
}

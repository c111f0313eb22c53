/** Times in forms that text/times does not know, by chrono-node: 200 ms to load, so only when there is such a time. */
import { createRequire } from 'node:module';

type Chrono = typeof import('chrono-node');
type Components = import('chrono-node').ParsedResult['start'];

/** Languages in the order they are asked. */
const LANGUAGES = ['en', 'ar', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ru', 'uk', 'sv', 'ja', 'zh', 'vi'] as const;
/** Two days of reference: what differs between them was not in the text, but reckoned from “now”. */
const REFERENCES = [Date.UTC(2001, 1, 3, 4, 5, 6), Date.UTC(2012, 10, 9, 8, 7, 59)].map(time => ({
  instant: new Date(time),
  timezone: 0,
}));
/** A date in figures only does not tell which number is the month. */
const WORD = /\p{L}{2}|[年月日]/u;
const LONGEST = 100;
const MOST_CACHED = 10_000;

/** A function that reads a time as ISO 8601, as precise as it is told, or gives null. */
export function timeReader(): (text: string) => string | null {
  const cache = new Map<string, string | null>();
  let chrono: Chrono | null = null;
  return text => {
    if (text.length > LONGEST || !WORD.test(text)) return null;
    const known = cache.get(text);
    if (known !== undefined) return known;
    chrono ??= createRequire(import.meta.url)('chrono-node') as Chrono;
    const iso = read(chrono, text);
    if (cache.size >= MOST_CACHED) cache.clear();
    cache.set(text, iso);
    return iso;
  };
}

function read(chrono: Chrono, text: string): string | null {
  for (const language of LANGUAGES) {
    const [iso, again] = REFERENCES.map(reference => {
      const result = chrono[language].strict.parse(text, reference).at(0);
      return result === undefined ? null : isoOf(result.start);
    });
    if (iso !== null && iso === again) return iso;
  }
  return null;
}

/** Built from what the text says, never from the machine's own zone. */
function isoOf(start: Components): string | null {
  if (!start.isCertain('year') || !start.isCertain('month') || !start.isCertain('day')) return null;
  const date = `${digits(start.get('year'), 4)}-${digits(start.get('month'))}-${digits(start.get('day'))}`;
  if (!start.isCertain('hour') || !start.isCertain('minute')) return date;
  const seconds = start.isCertain('second') ? `:${digits(start.get('second'))}` : '';
  const zone = start.isCertain('timezoneOffset') ? zoneOf(start.get('timezoneOffset') ?? 0) : '';
  return `${date}T${digits(start.get('hour'))}:${digits(start.get('minute'))}${seconds}${zone}`;
}

function zoneOf(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

function digits(value: number | null, count = 2): string {
  return String(value ?? 0).padStart(count, '0');
}

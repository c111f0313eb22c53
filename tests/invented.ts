/** Invented dumps for property tests: articles in the two known layouts, and lines of any kind. */
import fc from 'fast-check';

export interface Article {
  readonly site: 'asharq' | 'arab-news';
  readonly headline: string;
  readonly caption: string | null;
  readonly credit: string;
  readonly updated: string;
  readonly highlights: readonly string[];
  readonly body: readonly string[];
}

const SYLLABLES = 'ba dre fol gan hiv jol kem lor mip nal pir quo rad sev tum vok wen zil'.split(' ');
const syllables = fc.constantFrom(...SYLLABLES);
const word = fc.array(syllables, { minLength: 2, maxLength: 4 }).map(parts => parts.join(''));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const words = (minLength: number, maxLength: number) => fc.array(word, { minLength, maxLength });

const sentence = words(12, 28).map(list => `${capital(list.join(' '))}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map(list => list.join(' '));
const title = words(5, 9).map(list => list.map(capital).join(' '));
const credit = fc.constantFrom('AFP', 'Reuters', 'AP');

export const article: fc.Arbitrary<Article> = fc.record({
  site: fc.constantFrom('asharq', 'arab-news'),
  headline: title,
  caption: fc.option(words(8, 16).map(list => capital(list.join(' ')))),
  credit,
  updated: fc.constantFrom('20 August 2025', '13 sec ago', '4 March 2024'),
  highlights: fc.array(
    words(6, 12).map(list => capital(list.join(' '))),
    { maxLength: 3 },
  ),
  body: fc.array(paragraph, { minLength: 2, maxLength: 6 }),
});

/** Articles that have no line in common. */
export const articles = (maxLength: number) =>
  fc.array(article, { minLength: 1, maxLength }).filter(list => {
    const lines = list.flatMap(each => [
      each.headline,
      each.caption ?? each.headline,
      ...each.highlights,
      ...each.body,
    ]);
    const captionless = list.filter(each => each.caption === null).length;
    return new Set(lines).size === lines.length - captionless;
  });

/** The page of an article as its site prints it. */
export function pageOf({ site, headline, caption, credit, updated, highlights, body }: Article): string {
  const shown = caption === null ? [] : [`${caption}. (${credit})`];
  if (site === 'asharq') {
    const captions = [...shown, ...shown];
    const head = [headline, '', ...captions, 'TT', '', headline, '', ...captions, ''];
    return `${[...head, ...body.flatMap(text => [text, ''])].join('\n')}\n\n`;
  }
  const bullets = highlights.map(text => `  • ${text}`);
  const head = [headline, '', headline, ...shown, 'Short Url', `Updated ${updated}`, '', headline, '', headline];
  return `${[...head, ...bullets, '', ...body].join('\n')}\n\n\n`;
}

export function dumpOf(list: readonly Article[]): Uint8Array {
  return new TextEncoder().encode(list.map(pageOf).join(''));
}

const signs = fc.constantFrom(
  '',
  ' ',
  '\t',
  '•',
  '—',
  'TT',
  'Updated 3 min ago',
  '(AFP)',
  'By Lena Okoro',
  '\u05b1',
  '\ufeff',
);
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 }).map(text => text.replace(/[\r\n]/g, ''));
const anyLine = fc.oneof(signs, title, sentence, anyText);

/** Lines of any kind, some of which come back, and bytes that are no text among them. */
export const anyDump: fc.Arbitrary<Uint8Array> = fc
  .record({
    pool: fc.array(anyLine, { minLength: 1, maxLength: 8 }),
    order: fc.array(fc.nat({ max: 7 }), { maxLength: 40 }),
    end: fc.constantFrom('', '\n'),
    stray: fc.option(fc.record({ at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }) })),
  })
  .map(({ pool, order, end, stray }) => {
    const text = new TextEncoder().encode(order.map(i => pool[i % pool.length]).join('\n') + end);
    if (stray === null) return text;
    const at = stray.at % (text.length + 1);
    return Uint8Array.from([...text.subarray(0, at), ...stray.bytes, ...text.subarray(at)]);
  });

/** Ways to cut a dump into chunks: their lengths, used again and again. */
export const cuts = fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1, maxLength: 7 });

export function* cutInto(bytes: Uint8Array, lengths: readonly number[]): Iterable<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; at += lengths[i++ % lengths.length]) {
    yield bytes.slice(at, at + lengths[i % lengths.length]);
  }
}

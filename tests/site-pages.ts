/** Invented sites: pages with a menu and a foot of their own around articles that no other page has. */

const SYLLABLES = 'ba ce di fo gu ha ki lo mu ne pa ri so tu ve wa zo'.split(' ');

/** Words without meaning, others for every seed. */
export function wordsOf(seed: number, count: number): string[] {
  let state = (seed * 2654435761) >>> 0;
  const next = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + next(3) }, () => SYLLABLES[next(SYLLABLES.length)]).join(''),
  );
}

export function sentenceOf(seed: number, words = 22): string {
  const text = wordsOf(seed, words).join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

const titled = (seed: number, words: number): string =>
  wordsOf(seed, words)
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join(' ');

/** A site: what stands on each of its pages. */
export interface InventedSite {
  readonly menu: readonly string[];
  readonly notice: string;
  readonly foot: readonly string[];
  readonly seed: number;
}

export function siteOf(seed: number): InventedSite {
  const labels = (from: number, count: number) => Array.from({ length: count }, (_, at) => titled(from + at, 2));
  const first = seed * 10_000;
  return { menu: labels(first, 9), notice: sentenceOf(first + 50, 14), foot: labels(first + 20, 6), seed };
}

/** The body of an article of a site. */
export function bodyOf(site: InventedSite, number: number): string[] {
  return Array.from({ length: 6 }, (_, at) => sentenceOf(site.seed * 1000 + number * 100 + at, 18 + at * 3));
}

/** A page of a site: `more` stands behind its third paragraph. */
export function pageOf(site: InventedSite, number: number, more: readonly string[] = []): string {
  const body = bodyOf(site, number);
  const apart = [...body.slice(0, 3), site.notice, ...more, ...body.slice(3)].flatMap(line => [line, '']);
  const headline = titled(site.seed * 1000 + number * 100 + 90, 6);
  return `${[...site.menu, '', headline, '', ...apart, '', ...site.foot].join('\n')}\n`;
}

const capital = (words: readonly string[]): string => {
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}`;
};

/** A page with a menu, a headline that its body says again, and a foot that says who owns it. */
export function joinablePage(site: number, owner = `© 2025 ${wordsOf(site, 2).join(' ')}`): string[] {
  const label = (at: number): string => wordsOf(site * 100 + at, 1 + (at % 2)).join(' ');
  const topic = wordsOf(site * 7 + 3, 6);
  const menu = Array.from({ length: owner === '' ? 60 : 16 }, (_, at) => label(at));
  const body = Array.from({ length: 9 }, (_, at) => {
    const words = wordsOf(site * 1000 + at, 26);
    return `${capital([...words.slice(0, 9), ...topic.slice(at % 4), ...words.slice(9)])}.`;
  });
  const foot = Array.from({ length: 12 }, (_, at) => label(70 + at));
  return [...menu, '', capital(topic), '', ...body.flatMap(line => [line, '']), ...foot, owner];
}

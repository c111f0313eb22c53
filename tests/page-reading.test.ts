/** Pages of sites that nobody configured: the body is found, all else is accounted for. */
import { describe, expect, it, vi } from 'vitest';
import { type PageReading, readPage } from '../src/articles/page/index.js';
import { addPage, learn, merge, type Site } from '../src/articles/site/siblings.js';
import { invented, LANGUAGES, wrapped } from './page-texts.js';

const textOf = (lines: readonly string[], reading: PageReading, unit: number): string =>
  reading.units[unit].lines
    .map((place, at) => (at > 0 ? reading.units[unit].joints[at - 1] : '') + lines[place].trim())
    .join('');
const bodyOf = (lines: readonly string[], reading: PageReading): string[] =>
  reading.units.flatMap(({ rule }, at) => (rule === null ? [textOf(lines, reading, at)] : []));

describe.each(LANGUAGES)('a page in %s', language => {
  const { lines, body, headline } = invented(language);

  it('has its body, and its headline apart from it', () => {
    const reading = readPage(lines, null);
    expect(reading.found).toBe(true);
    expect(bodyOf(lines, reading)).toEqual(body);
    expect(textOf(lines, reading, reading.headline!)).toBe(headline);
    expect(reading.units[reading.headline!].rule).toBe('headline');
  });

  it('has the same body when it is wrapped', () => {
    const broken = wrapped(lines, 72);
    expect(bodyOf(broken, readPage(broken, null))).toEqual(body);
  });

  it('says of every line where it stands', () => {
    const reading = readPage(lines, null);
    lines.forEach((line, at) => {
      const unit = reading.unitOf[at];
      if (line === '') expect(unit).toBe(-1);
      else expect(reading.units[unit].lines).toContain(at);
    });
    expect(reading.units[reading.unitOf[0]]).toMatchObject({ state: 'before', rule: 'before_body' });
    expect(reading.units.at(-1)).toMatchObject({ state: 'after', rule: 'after_body' });
  });
});

it('a page of menus has no article, and every line says why it is out', () => {
  const menu = Array.from({ length: 40 }, (_, at) => `Section ${at}`);
  const reading = readPage([...menu, '=====', 'Please enable cookies to continue.'], null);
  expect(reading).toMatchObject({ found: false, confidence: 0, headline: null });
  expect(reading.units.every(({ rule }) => rule !== null)).toBe(true);
  expect(reading.units[40].rule).toBe('no_word');
});

it('an empty page has no units', () => {
  expect(readPage(['', ' '], null)).toMatchObject({ units: [], found: false });
});

it('a second print of the article is repeated, not body', () => {
  const { lines, body } = invented('english');
  const twice = [...lines, '', ...body.flatMap(line => [line, ''])];
  const reading = readPage(twice, null);
  expect(bodyOf(twice, reading)).toEqual(body);
});

describe('siblings', () => {
  const notice =
    'This paper is read by people all around the bay, and it would be glad of your support, however small, today.';
  const pageOf = (language: string): string[] => {
    const { lines } = invented(language);
    return [...lines.slice(0, 14), notice, '', ...lines.slice(14)];
  };
  const siteOf = (pages: readonly (readonly string[])[]): Site => {
    const site: Site = new Map();
    for (const page of pages) addPage(site, page);
    return site;
  };

  it('tell furniture in mid-body from body', () => {
    const pages = ['english', 'russian', 'greek'].map(pageOf);
    const learned = learn(siteOf(pages))!;
    expect(learned.articles).toBe(3);
    const reading = readPage(pages[0], learned.furniture);
    expect(reading.units[reading.unitOf[14]]).toMatchObject({ rule: 'site_furniture', state: 'gap', probability: 0 });
    expect(bodyOf(pages[0], reading)).toEqual(invented('english').body);
  });

  it('do not depend on order, repetition or how they were put together', () => {
    const pages = LANGUAGES.map(pageOf);
    const whole = learn(siteOf(pages));
    expect(learn(siteOf([...pages, ...pages].toReversed()))).toEqual(whole);
    const parts = [siteOf(pages.slice(2)), siteOf(pages.slice(0, 3))];
    merge(parts[0], parts[1]);
    expect(learn(parts[0])).toEqual(whole);
  });

  it('that are copies cut short vote nobody out', () => {
    const page = pageOf('english');
    const copies = Array.from({ length: 20 }, (_, at) => page.slice(0, page.length - at));
    expect(learn(siteOf(copies))).toBe(null);
  });
});

it('looks at each character a fixed number of times, however long the page', () => {
  const { lines } = invented('english');
  const stepsOf = (times: number): number => {
    const page = Array.from({ length: times }, (_, nth) =>
      lines.map(line => (line === '' ? '' : `${line} ${nth}`)),
    ).flat();
    const looks = vi.spyOn(String.prototype, 'charCodeAt');
    const lookUps = vi.spyOn(Map.prototype, 'get');
    readPage(page, null);
    const steps = looks.mock.calls.length + lookUps.mock.calls.length;
    vi.restoreAllMocks();
    return steps;
  };
  const [one, two] = [stepsOf(20), stepsOf(40)];
  expect(one).toBeGreaterThan(10_000);
  expect(two / one).toBeLessThan(2.1);
});

/** Pages of a site: each has what the site has on all of them, says something of its own, and shows what must come out. */
import { DATELINES, datelineOf } from './datelines.js';
import { block, bylineOf, captionOf, shareOf, siteOf, times, timesOf } from './sites.js';
import { momentOf } from './stories.js';

const PICTURE = `data:image/gif;base64,${'R0lGODlhAQABAIAAAAAAAP'.repeat(6)}`;
const AGO = {
  en: '3 hours ago',
  de: 'vor 3 Stunden',
  fr: 'il y a 3 heures',
  es: 'hace 3 horas',
  it: '3 ore fa',
  pt: 'há 3 horas',
  nl: '3 uur geleden',
  pl: '3 godziny temu',
  el: 'πριν 3 ώρες',
  ru: '3 часа назад',
  uk: '3 години тому',
  tr: '3 saat önce',
  ar: 'منذ 3 ساعات',
  fa: '3 ساعت پیش',
  hi: '3 घंटे पहले',
  zh: '3小时前',
  ja: '3時間前',
  ko: '3시간 전',
};

/** What the body of a page is made of, and the lines that stand among its paragraphs. */
function insideOf(site, language, story, others, moment, chances) {
  const { upTo } = chances;
  const paragraphs = times(5 + upTo(14), story.paragraph);
  let [dateline, agency] = [null, null];
  if (site.dateline !== null) {
    const about = { city: story.city(), other: story.city(), ...moment };
    const opening = datelineOf(DATELINES[site.lang] ?? DATELINES.other, site.dateline, language, about, chances);
    ({ dateline, agency } = opening);
    paragraphs[0] = opening.text + paragraphs[0];
  }
  const [body, inside] = [[], []];
  paragraphs.forEach((text, at) => {
    const subhead = site.subheads && at % 4 === 2 && at < paragraphs.length - 1 ? [story.subhead()] : [];
    body.push(...subhead, text);
    inside.push(...subhead, text);
    if (site.names && at === 3) {
      const named = language.names.map(name => `${name}${language.space ?? ' '}${chances.pick(language.cities)}`);
      body.push(...named);
      inside.push(...named);
    }
    if (site.dataUri && at === 1) inside.push(PICTURE);
    if (site.invitation && at === 1) inside.push(language.newsletter);
    if (site.promo && at === 2) inside.push(`${language.related}: ${others[0]}`);
    if (site.list && at === paragraphs.length >> 1) inside.push(language.related, ...others.slice(1, 4));
  });
  const lines = site.spacing === 'tight' ? inside : inside.flatMap((text, at) => (at === 0 ? [text] : ['', text]));
  return { body, dateline, agency, lines };
}

/** The blocks of lines above the head of an article. */
function aboveOf(site, { menu, cookie }, headline, section, writing) {
  const headlines = count => times(count, () => writing.story().headline());
  const crumbs = { line: [`${menu[0]} > ${section}`], lines: [menu[0], section], section: [section], none: [] };
  const bar = [site.menu.slice(0, 7).join(' | ')];
  return [
    block(site.crawled),
    site.cookie ? [cookie] : [],
    site.title === null ? [] : [`${headline}${site.title}${site.name}`],
    [site.name],
    block(site.today),
    { bar, none: [] }[site.nav] ?? site.menu,
    site.ticker ? (site.tickerLines ??= headlines(4)) : [],
    site.nav === 'twice' ? site.menu.slice(0, 8) : [],
    crumbs[site.crumbs],
  ];
}

/** The blocks of lines below its body. */
function belowOf(site, language, { byline, tags, others, story }, writing, chances) {
  const { comma = ',' } = language.marks ?? {};
  const related = {
    none: [],
    list: [language.related, ...others],
    timed: [language.related, ...others.flatMap(text => [text, momentOf(language, language.dates[0], chances).text])],
    ago: [language.related, ...others.flatMap(text => [text, `${site.name}${AGO[site.lang] ?? AGO.en}`])],
    full: [language.related, ...others.slice(0, 3).flatMap(text => [text, writing.story().sentence()])],
    'in full': others.slice(0, 2).flatMap(text => {
      const other = writing.story();
      const head = [text, text, site.name, `time${AGO[site.lang] ?? AGO.en}`, `• ${site.name}`, text];
      return head.concat(times(3, other.paragraph));
    }),
  };
  const shown = {
    none: [],
    lines: [language.tags, ...tags],
    line: [`${language.tags} ${tags.join(`${comma} `)}`],
    bare: tags,
  };
  const hasAuthor = site.author && byline.wanted?.length === 1;
  return [
    byline.after ?? [],
    shown[site.tags],
    hasAuthor ? [byline.wanted[0], `${byline.wanted[0]} ${language.about}`] : [],
    site.newsletter ? [language.newsletter] : [],
    site.comments ? [language.comments, ...times(3, story.sentence)] : [],
    related[site.related],
    site.most ? [language.most, ...(site.mostRead ??= times(5, () => writing.story().headline()))] : [],
    [...site.feet, ...language.all, `© 2025 ${site.name}`],
  ];
}

/** The page of a site about a story, and what it shows. */
export function pageOf(site, language, writing, chances) {
  const story = writing.story();
  const headline = story.headline();
  const section = chances.pick(language.sections);
  const time = timesOf(site, language, chances);
  const byline = bylineOf(site, language, chances, time.moment);
  const caption = captionOf(site, language, story.caption, chances);
  const others = times(5, () => writing.story().headline());
  const standfirst = site.standfirst ? [site.standfirstEnds ? story.sentence() : story.caption()] : [];
  const tags = [...new Set(times(3, story.tag))];
  const { body, dateline, agency, lines } = insideOf(site, language, story, others, time.moment, chances);
  const points = site.points === 'none' || site.standfirst ? [] : times(3, story.caption);
  const timed = byline.dated ? [] : time.lines;
  const parts = {
    H: site.place === 'above' ? [headline] : [],
    S: [...standfirst, ...points.map(text => site.points + text)],
    Y: byline.lines,
    T: timed,
    C: caption.lines,
    U: shareOf(site, language),
  };
  const gap = times({ tight: 0, paragraphs: 0, blocks: 1, two: 2 }[site.spacing], () => '');
  const top = [...aboveOf(site, language, headline, section, writing), ...site.order.map(part => parts[part])];
  const late = site.place === 'below' ? [[headline]] : [];
  const below = belowOf(site, language, { byline, tags, others, story }, writing, chances);
  const bottom = [...late, ...below];
  const spaced = (blocks, place) => blocks.filter(some => some.length > 0).flatMap(place);
  const has = part => site.order.includes(part);
  const named = has('Y') || byline.after !== undefined ? (byline.wanted ?? undefined) : undefined;
  const wanted = {
    headline: site.place === 'none' && site.title === null ? undefined : headline,
    body,
    highlights: has('S') ? [...standfirst, ...points] : [],
    captions: has('C') ? caption.wanted.map(({ text }) => text) : [],
    credits: has('C') ? caption.wanted.map(({ credit }) => credit) : [],
    byline: named?.[0],
    authors: named,
    section: site.crumbs === 'none' ? undefined : section,
    tags: ['lines', 'line'].includes(site.tags) ? tags : undefined,
    dateline: dateline ?? undefined,
    agency: agency ?? undefined,
    ...timesShown(),
  };
  function timesShown() {
    if (byline.dated) return has('Y') ? { published: time.moment.iso } : {};
    return has('T') ? time.wanted : {};
  }
  const isAmbiguous = /0D[/-]0M/.test(site.form) && time.moment.day <= 12 && time.moment.day !== time.moment.month;
  const all = [...spaced(top, some => [...some, ...gap]), ...lines, ...spaced(bottom, some => [...gap, ...some])];
  return { lines: all, wanted, isAmbiguous };
}

/** Whether the day or the month comes first can be told where another page of the site has a day that no month has. */
function withoutAmbiguous(pages) {
  const isTold = pages.some(({ isAmbiguous, site }) => !isAmbiguous && /0D[/-]0M/.test(site.form));
  for (const { isAmbiguous, wanted } of pages)
    if (isAmbiguous && !isTold) Object.assign(wanted, { published: undefined, updated: undefined });
}

/** A dump of so many pages of sites in these languages, and what its articles show. */
export function dumpOfSites(names, languages, writings, chances, { pages, sites }) {
  const made = times(sites, () => {
    const at = chances.upTo(languages.length);
    const [language, writing] = [languages[at], writings[at]];
    return { language, writing, site: siteOf(names[at], language, writing, chances) };
  });
  const join = times(chances.upTo(4), () => '');
  const all = times(pages, (_, at) => {
    const { site, language, writing } = made[at % made.length];
    return { ...pageOf(site, language, writing, chances), site };
  });
  for (const { site } of made) withoutAmbiguous(all.filter(page => page.site === site));
  const text = all.flatMap(({ lines }, at) => (at === 0 ? lines : [...join, ...lines])).join('\n');
  return { text: `${text}\n`, wanted: all.map(({ wanted }) => wanted), sites: made };
}

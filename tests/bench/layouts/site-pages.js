/** Pages of a site: each has what the site has on all of them, says something of its own, and shows what must come out. */
import { block, bylineOf, captionOf, shareOf, siteOf, times, timesOf } from './sites.js';
import { momentOf } from './stories.js';

/** What the body of a page is made of, and the lines that stand among its paragraphs. */
function insideOf(site, language, story, others, { pick, upTo }) {
  const paragraphs = times(5 + upTo(14), story.paragraph);
  let [dateline, agency] = [null, null];
  if (site.dateline === 'capitals') {
    dateline = story.city().toUpperCase();
    paragraphs[0] = `${dateline}: ${paragraphs[0]}`;
  } else if (site.dateline === 'agency') {
    [dateline, agency] = [story.city(), pick(['Reuters', 'AFP', 'AP', 'dpa'])];
    paragraphs[0] = `${dateline} (${agency}) - ${paragraphs[0]}`;
  }
  const [body, inside] = [[], []];
  paragraphs.forEach((text, at) => {
    const subhead = site.subheads && at % 4 === 2 && at < paragraphs.length - 1 ? [story.subhead()] : [];
    body.push(...subhead, text);
    inside.push(...subhead, text);
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
    full: [language.related, ...others.slice(0, 3).flatMap(text => [text, writing.story().sentence()])],
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
  const caption = captionOf(site, language, story.caption(), chances);
  const others = times(5, () => writing.story().headline());
  const standfirst = site.standfirst ? [site.standfirstEnds ? story.sentence() : story.caption()] : [];
  const tags = [...new Set(times(3, story.tag))];
  const { body, dateline, agency, lines } = insideOf(site, language, story, others, chances);
  const timed = byline.dated ? [] : time.lines;
  const parts = {
    H: [headline],
    S: standfirst,
    Y: byline.lines,
    T: timed,
    C: caption.lines,
    U: shareOf(site, language),
  };
  const gap = times({ tight: 0, paragraphs: 0, blocks: 1, two: 2 }[site.spacing], () => '');
  const top = [...aboveOf(site, language, headline, section, writing), ...site.order.map(part => parts[part])];
  const bottom = belowOf(site, language, { byline, tags, others, story }, writing, chances);
  const spaced = (blocks, place) => blocks.filter(some => some.length > 0).flatMap(place);
  const has = part => site.order.includes(part);
  const wanted = {
    headline,
    body,
    highlights: has('S') ? standfirst : [],
    captions: has('C') ? caption.wanted.map(({ text }) => text) : [],
    credits: has('C') ? caption.wanted.map(({ credit }) => credit) : [],
    byline: byline.wanted?.[0],
    authors: byline.wanted ?? undefined,
    section: site.crumbs === 'none' ? undefined : section,
    tags: ['lines', 'line'].includes(site.tags) ? tags : undefined,
    dateline: dateline ?? undefined,
    agency: agency ?? undefined,
    ...(byline.dated ? { published: time.moment.iso } : time.wanted),
  };
  const all = [...spaced(top, some => [...some, ...gap]), ...lines, ...spaced(bottom, some => [...gap, ...some])];
  return { lines: all, wanted };
}

/** A dump of so many pages of sites in these languages, and what its articles show. */
export function dumpOfSites(languages, writings, chances, { pages, sites }) {
  const made = times(sites, () => {
    const at = chances.upTo(languages.length);
    const [language, writing] = [languages[at], writings[at]];
    return { language, writing, site: siteOf(language, writing, chances) };
  });
  const join = times(chances.upTo(4), () => '');
  const all = times(pages, (_, at) => {
    const { site, language, writing } = made[at % made.length];
    return pageOf(site, language, writing, chances);
  });
  const text = all.flatMap(({ lines }, at) => (at === 0 ? lines : [...join, ...lines])).join('\n');
  return { text: `${text}\n`, wanted: all.map(({ wanted }) => wanted), sites: made };
}

/**
 * Other sites than the two families: a site has its menu, its order of head lines and its way with times, names and captions, and
 * all its pages have these.
 */
import { DATELINES } from './datelines.js';
import { AGENCY_NAMES, momentIn, momentOf, withWeekday } from './stories.js';

export const times = (count, make) => Array.from({ length: count }, make);

/** What a site does the same on all its pages. */
export function siteOf(lang, language, writing, chances) {
  const { pick, upTo, chance } = chances;
  const name = pick(language.sites);
  const menu = language.menu.slice(0, 6 + upTo(language.menu.length - 6));
  return {
    name,
    lang,
    menu,
    crawled: chance(0.1) ? ` date 2025-11-0${1 + upTo(9)} ` : null,
    weekday: chance(0.2),
    firstDay: chance(0.4) ? 1 : 13,
    emptyLabels: chance(0.08),
    points: pick(['none', 'none', 'none', 'none', '• ', '- ']),
    place: pick(['above', 'above', 'above', 'above', 'above', 'above', 'above', 'above', 'below', 'none']),
    names: chance(0.1),
    dataUri: chance(0.04),
    invitation: chance(0.15),
    nav: pick(['lines', 'lines', 'lines', 'bar', 'twice', 'none']),
    today: chance(0.3)
      ? momentIn(language, language.dates[0], { year: 2025, month: 11, day: 3, hour: 8, minute: 0 }).text
      : null,
    ticker: chance(0.2),
    title: pick([null, null, ' | ', ' - ']),
    crumbs: pick(['none', 'line', 'section', 'lines', 'section']),
    order: pick([
      'H S Y T U C',
      'H Y T U C S',
      'H Y T C',
      'T H Y C',
      'H C Y T U',
      'H S C Y T',
      'H T U Y C',
      'H S T Y U C',
      'H U Y T C',
      'H S C T Y',
      'Y H S T C',
      'T Y H S U',
      'C H S Y T',
      'H S',
      'H S C',
    ]).split(' '),
    standfirst: chance(0.6),
    standfirstEnds: chance(0.6),
    byline: pick([
      'label',
      'label',
      'name',
      'name+role',
      'name+outlet',
      'label/name',
      'dated',
      'two',
      'none',
      'agency',
      'after',
      'name | role',
      'desk',
      'name, role',
      'capitals',
      'two lines',
    ]),
    time: pick(['raw', 'raw', 'updated', 'published', 'both', 'both lines', 'label/raw']),
    form: pick(language.dates),
    share: pick(['lines', 'lines', 'row', 'bar', 'none', 'none']),
    counts: chance(0.25),
    minutes: chance(0.25),
    caption: pick([
      'none',
      'bracket',
      'label',
      'own line',
      'plain',
      'plain',
      'stroke',
      'sign',
      'dash',
      'doubled',
      'gallery',
      'credit only',
    ]),
    spacing: pick(['tight', 'tight', 'paragraphs', 'blocks', 'blocks', 'two']),
    subheads: chance(0.35),
    promo: chance(0.3),
    list: chance(0.15),
    tags: pick(['none', 'none', 'lines', 'line', 'bare']),
    author: chance(0.2),
    comments: chance(0.25),
    newsletter: chance(0.3),
    cookie: chance(0.2),
    related: pick(['none', 'list', 'list', 'timed', 'ago', 'full', 'in full']),
    most: chance(0.4),
    dateline: chance(0.4) ? upTo((DATELINES[lang] ?? DATELINES.other).forms.length) : null,
    feet: times(3 + upTo(4), () => writing.phrase(2)),
    mostRead: null,
  };
}

export const block = (...lines) => lines.filter(line => line !== null && line !== undefined);

/** What the credit of a caption is and how the lines read. */
export function captionOf(site, language, make, { pick }) {
  const text = make();
  const name = pick(language.names);
  const agency = pick(AGENCY_NAMES);
  switch (site.caption) {
    case 'none':
      return { lines: [], wanted: [] };
    case 'bracket':
      return { lines: [`${text} (${agency})`], wanted: [{ text: `${text} (${agency})`, credit: agency }] };
    case 'label':
      return {
        lines: [`${text} ${language.photo}: ${name}`],
        wanted: [{ text: `${text} ${language.photo}: ${name}`, credit: name }],
      };
    case 'own line':
      return { lines: [text, `${language.photo}: ${name}`], wanted: [{ text, credit: name }] };
    case 'plain':
      return { lines: [text], wanted: [{ text, credit: null }] };
    case 'stroke':
      return {
        lines: [`${text}. ${agency.toUpperCase()}/${name}`],
        wanted: [{ text: `${text}. ${agency.toUpperCase()}/${name}`, credit: `${agency.toUpperCase()}/${name}` }],
      };
    case 'doubled':
      return {
        lines: [`${text} (${agency})`, ` ${text}`],
        wanted: [{ text: `${text} (${agency})`, credit: agency }],
      };
    case 'gallery': {
      const shown = [text, make(), make()].map(each => `${each}. (${agency})`);
      return {
        lines: shown.flatMap((line, at) => [line, `${at + 1} / 3`]),
        wanted: shown.map(line => ({ text: line, credit: agency })),
      };
    }
    case 'credit only':
      return { lines: [`(${name}/${agency})`], wanted: [{ text: `(${name}/${agency})`, credit: `${name}/${agency}` }] };
    case 'sign':
      return {
        lines: [`${text} © ${name} / ${agency}`],
        wanted: [{ text: `${text} © ${name} / ${agency}`, credit: name }],
      };
    default:
      return { lines: [`${text} - ${agency}`], wanted: [{ text: `${text} - ${agency}`, credit: agency }] };
  }
}

export function bylineOf(site, language, { pick }, moment) {
  const [name, other] = [pick(language.names), pick(language.names)];
  const by = /[:：]$/.test(language.by) && language.space === '' ? language.by : `${language.by} `;
  switch (site.byline) {
    case 'label':
      return { lines: [`${by}${name}`], wanted: [name] };
    case 'name':
      return { lines: [name], wanted: [name] };
    case 'name+role':
      return { lines: [name, language.role], wanted: [name] };
    case 'name+outlet':
      return { lines: [name, site.name], wanted: [name] };
    case 'label/name':
      return { lines: [language.by, name], wanted: [name] };
    case 'dated':
      return { lines: [`${by}${name} | ${moment.text}`], wanted: [name], dated: true };
    case 'two':
      return { lines: [`${by}${name}, ${other}`], wanted: name === other ? null : [name, other] };
    case 'agency': {
      const agency = pick(AGENCY_NAMES.slice(0, 6));
      return { lines: [agency], wanted: null };
    }
    case 'after':
      return { lines: [], after: [`${by}${name}`], wanted: [name] };
    case 'name | role':
      return { lines: [`${name} | ${language.role}`], wanted: [name] };
    case 'desk':
      return { lines: [language.desk], wanted: null };
    case 'name, role':
      return { lines: [`${name}${language.marks?.comma ?? ','} ${language.role}`], wanted: [name] };
    case 'capitals':
      return { lines: [`${by}${name.toUpperCase()}`], wanted: [name] };
    case 'two lines':
      return name === other ? { lines: [name], wanted: [name] } : { lines: [name, other], wanted: [name, other] };
    default:
      return { lines: [], wanted: [] };
  }
}

const bare = label => label.replace(/[:：]$/, '');

export function timesOf(site, language, chances) {
  const day = momentOf(language, site.form, chances, site.firstDay);
  const moment = site.weekday ? withWeekday(site.lang, site.form, day) : day;
  const later = momentIn(language, site.form, { ...moment, hour: moment.hour + 2 });
  const sign = (label, text) => (/[：]$/.test(label) ? `${label}${text}` : `${label} ${text}`);
  const { published, updated } = language;
  switch (site.time) {
    case 'updated':
      return { moment, lines: [sign(updated, moment.text)], wanted: { updated: moment.iso } };
    case 'published':
      return { moment, lines: [sign(published, moment.text)], wanted: { published: moment.iso } };
    case 'both':
      return {
        moment,
        lines: [`${sign(published, moment.text)} | ${sign(updated, later.text)}`],
        wanted: { published: moment.iso, updated: later.iso },
      };
    case 'both lines':
      return {
        moment,
        lines: [sign(published, moment.text), sign(updated, later.text)],
        wanted: { published: moment.iso, updated: later.iso },
      };
    case 'label/raw':
      return { moment, lines: [bare(published), moment.text], wanted: { published: moment.iso } };
    default:
      return { moment, lines: [moment.text], wanted: { published: moment.iso } };
  }
}

export function shareOf(site, language) {
  const all = language.share;
  const extra = block(
    site.emptyLabels ? `${bare(language.published)}: ${bare(language.updated)}:` : null,
    site.counts ? language.comments : null,
    site.minutes ? language.minutes : null,
  );
  switch (site.share) {
    case 'lines':
      return [...all, ...extra];
    case 'row':
      return [all.join('  '), ...extra];
    case 'bar':
      return [all.slice(0, 4).join(' | '), ...extra];
    default:
      return extra;
  }
}

/**
 * The line grammars of news pages as generators: each makes the lines of an article, in the order and with the blank lines that
 * real pages have. `i` is the article’s place in its dump. What must come out is what was put in.
 */

const bullets = list => list.map(text => `  • ${text}`);
const apart = body => body.flatMap(line => [line, '']);
const curly = text => text.replace(/'/g, '’').replace(/"/g, '”');
const twin = (a, { pick }) => pick([a.headline, `${a.headline} `, curly(a.headline), `Update ${a.headline}`]);

/** What a grammar shows of an article beside headline and body. */
const shows = (a, some = {}) => ({ headline: a.headline, body: a.body, captions: [], highlights: [], ...some });

const H = a => [a.headline, ''];

export const GRAMMARS = {
  A1: (a, i) => {
    const head =
      i === 0 ? [...H(a), a.headline, a.caption, 'Short Url', a.time.line] : [...H(a), a.headline, a.time.line];
    const lines = [...head, '', ...H(a), a.headline, ...bullets(a.highlights), '', ...a.body, '', ''];
    return [lines, shows(a, { captions: i === 0 ? [a.caption] : [], highlights: a.highlights, updated: a.time.raw })];
  },
  A2: (a, i) => [
    [...H(a), a.headline, ...(i ? [] : ['Short Url']), a.time.line, '', ...H(a), a.headline, '', ...a.body, '', ''],
    shows(a, { updated: a.time.raw }),
  ],
  A3: a => [
    [
      ...H(a),
      a.headline,
      ...a.gallery.flatMap((caption, at) => [caption, `${at + 1} / ${a.gallery.length}`, a.headline]),
      'Short Url',
      a.time.line,
      '',
      ...H(a),
      a.headline,
      '',
      ...a.body,
      '',
      '',
    ],
    shows(a, { captions: a.gallery, updated: a.time.raw }),
  ],
  A4: a => [
    [
      ...H(a),
      a.caption,
      'Short Url',
      a.time.line,
      'Follow',
      '',
      ...H(a),
      ...bullets(a.highlights),
      ...a.body,
      ' ',
      '',
      '',
    ],
    shows(a, { captions: [a.caption], highlights: a.highlights, updated: a.time.raw }),
  ],
  A5: a => [
    [...H(a), a.caption, a.time.line, '', ...H(a), ...bullets(a.highlights), ...a.body, '', ''],
    shows(a, { captions: [a.caption], highlights: a.highlights, updated: a.time.raw }),
  ],
  A6: a => [
    [a.headline, ...bullets(a.highlights), a.time.line, `By ${a.name}`, ...a.body],
    shows(a, { highlights: a.highlights, updated: a.time.raw, byline: a.name }),
  ],
  A7: (a, i) => [
    [
      ...(i ? [a.time.line, `By ${a.name}`] : []),
      ...H(a),
      curly(a.headline),
      a.caption,
      a.time.line,
      `By ${a.name}`,
      '',
      ...H(a),
      a.headline,
      ...bullets(a.highlights),
      a.time.line,
      `By ${a.name}`,
      ...a.body,
      'Topics:',
      a.section,
      '',
      '',
    ],
    shows(a, { captions: [a.caption], highlights: a.highlights, updated: a.time.raw, byline: a.name }),
  ],
  A8: a => [
    [a.headline, a.caption, 'Short Url', ...a.body, a.headline, ...a.highlights.map(text => `- ${text}`), '', ''],
    shows(a, { captions: [a.caption], highlights: a.highlights }),
  ],
  A9: (a, i, { menu, related }) => [
    [
      'Search form',
      'Search',
      ...menu,
      a.section,
      a.headline,
      `${a.name.toUpperCase()} |`,
      a.caption,
      ...a.body,
      'MOST POPULAR',
      ...related,
    ],
    shows(a, { captions: [a.caption], section: a.section, byline: a.name }),
  ],
  'A10 listing': a => [
    [a.headline, '', a.teaser, `By ${a.name} ·`],
    shows({ ...a, body: [a.teaser] }, { byline: a.name }),
  ],
  W3: (a, i, { menu }) => [
    [
      ...(i ? [] : [menu[0], menu[1], '']),
      a.headline,
      '',
      ...(i % 2 ? [] : [a.headline, '', menu[2], '']),
      a.teaser,
      '',
    ],
    shows({ ...a, body: [a.teaser] }),
  ],
  W4: (a, i) => [
    [...(i ? [] : [...H(a)]), `${a.scene} (Reuters)${a.section}`, '', ...H(a), a.about, '', `${a.city}: ${a.name}`, ''],
    { headline: a.headline, body: [a.about], section: a.section },
  ],
  W7: a => [[...apart(a.body), '', ''], shows(a, { headline: null })],
  W1: a => [
    [...H(a), a.caption, a.caption, 'TT', '', ...H(a), a.caption, a.caption, '', ...apart(a.body), ''],
    shows(a, { captions: [a.caption] }),
  ],
  'W1 without TT': a => [
    [...H(a), a.caption, ` ${a.caption}`, '', ...H(a), a.caption, a.caption, '', ...apart(a.body), ''],
    shows(a, { captions: [a.caption] }),
  ],
  W2: a => [[a.name, a.about, 'TT', '', ...H(a), ...a.body, '', ''], shows(a)],
  W5: (a, i, { site }) => [
    [site, '', `${a.headline} | ${site}`, '', 'Select Page', a.caption, a.caption, ...a.body, '', ''],
    shows(a, { captions: [a.caption] }),
  ],
  W6: (a, i, { day }) => [
    [day, a.headline, a.headline, a.section, `By ${a.name}`, a.caption, a.body[0], `https://example.org/${i}`],
    shows({ ...a, body: [a.body[0]] }, { captions: [a.caption], byline: a.name }),
  ],
  'caption four times': a => [
    [a.caption, a.caption, a.caption, a.caption, '', ...H(a), ...H(a), ...apart(a.body), ''],
    shows(a, { captions: [a.caption] }),
  ],
  'credits between dashes': a => [
    [a.headline, ...Array.from({ length: 12 }, () => ['-', a.credit]).flat(), '', ...H(a), ...apart(a.body), ''],
    { headline: a.headline, body: a.body, highlights: [] },
  ],
  'connect with us': (a, i, { day }) => [
    ['Connect with us', a.section, a.headline, 'Published', '3 hours ago', 'on', day, 'By', a.name, ...a.body],
    shows(a, { byline: a.name }),
  ],
  'headline once': a => [
    [...H(a), `By ${a.name}`, a.time.line, '', ...apart(a.body), ''],
    shows(a, { byline: a.name, updated: a.time.raw }),
  ],
  'headline once, close': (a, i, { day }) => [
    [a.headline, `By ${a.name}`, day, ...a.body, ''],
    shows(a, { byline: a.name }),
  ],
  'headline and body': a => [[...H(a), ...apart(a.body), '', ''], shows(a)],
  Markdown: a => [[`# ${a.headline}`, '', `*By ${a.name}*`, '', ...apart(a.body), ''], shows(a)],
  'twins that differ': (a, i, chances) => [
    [...H(a), a.caption, 'TT', '', twin(a, chances), '', a.caption, '', ...apart(a.body), ''],
    shows(a, { captions: [a.caption], headline: null }),
  ],
  'menus and lists': (a, i, { menu, foot, related, day }) => [
    [...menu, '', a.headline, `By ${a.name}`, day, a.caption, ...apart(a.body), ...related, ...foot, ''],
    { headline: a.headline, body: a.body, byline: a.name },
  ],
};

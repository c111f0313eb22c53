/** Hostile texts that grow: each makes about so many bytes of one kind of trouble. HOSTILE.md names the cases. */

/** @type {Readonly<Record<string, (size: number) => Buffer>>} */
export const GENERATORS = {
  spaces: repeated(' ', 'x'),
  tabs: repeated('\t', 'x'),
  noBreakSpaces: repeated('\u00a0', 'x'),
  parentheses: repeated('(', ')'),
  angles: repeated('<'),
  quotes: repeated('"'),
  asThenBang: repeated('A', '!'),
  commas: repeated(', '),
  dots: repeated('. '),
  ellipses: repeated('…'),
  dashes: repeated(' - '),
  pipes: repeated(' | '),
  slashes: repeated('AP/'),
  bullets: repeated('• '),
  digits: repeated('1'),
  times: repeated('13 sec ago '),
  updated: repeated('Updated 13 sec ago\n'),
  by: repeated('By and '),
  marks: repeated('\u0301\u0316'),
  joiners: repeated('\u200d'),
  bidi: repeated('\u202e\u2066'),
  emoji: repeated('👩‍👩‍👧‍👦'),
  invalid: size => Buffer.alloc(size, Buffer.from([0x61, 0xff, 0xc0, 0x80, 0x20])),
  lineEnds: repeated('\n'),
  returns: repeated('\r'),
  oneHeadline: repeated('Nevra keeps its old ferry for another year\n'),
  twoHeadlines: repeated('Nevra keeps its old ferry\n\nThe council votes on Monday\n\n'),
  shortLines: repeated('a\n'),
  headlinesAll: size => lines(size, at => `Nevra keeps ferry number ${at} for another year`),
  twins: size => lines(size, at => `Nevra keeps its old ferry ${String.fromCharCode(97 + (at % 26))}`),
  pairs: size => lines(size, at => `Headline ${at >> 1} of the council of Nevra${at % 2 === 0 ? '\n' : ''}`),
  sentences: size => lines(size, at => `The council of Nevra voted on Monday to keep ferry ${at}.`),
  menus: size => lines(size, at => ['Home', 'Sport', 'Login', 'About us', `Story ${at}`][at % 5]),
  comments: size => lines(size, comment),
  captions: size => lines(size, at => `A ferry leaves Nevra on day ${at >> 1}. (Photo by A. Tarrow)`),
  articles: size =>
    lines(size, at =>
      [
        `Story ${at} of Nevra keeps ferry`,
        '',
        `Story ${at} of Nevra keeps ferry`,
        '',
        `It will cost about ${at} crowns, the council said on Monday.`,
        '',
      ].join('\n'),
    ),
  longWords: repeated('Nevraferry'),
  urls: repeated('https://example.org/a/b/c?d=e&f=g#h '),
  weakPages: size => lines(size, weakPage),
  cuts: size => lines(size, at => CUT.slice(0, 10 + (at % (CUT.length - 10)))),
  keys: size => lines(size, at => `${rare(at, 0, 1)}: ${rare(at, 1, 1)}\n`),
  escapes: repeated('\u001b[2J\u001b]0;x\u0007'),
};

/** @param {string} text @param {string} end */
function repeated(text, end = '') {
  return (/** @type {number} */ size) => {
    const piece = Buffer.from(text);
    return Buffer.concat([Buffer.alloc(Math.max(piece.length, size - (size % piece.length)), piece), Buffer.from(end)]);
  };
}

/** @param {number} size @param {(at: number) => string} line */
function lines(size, line) {
  const made = [];
  for (let at = 0, length = 0; length < size; at++) {
    made.push(line(at));
    length += made[at].length + 1;
  }
  return Buffer.from(`${made.join('\n')}\n`);
}

const CUT = `The council of Nevra ${'voted on another ferry '.repeat(10)}on Monday.`;
const REMARKS = [
  'I live there, and it is not so.',
  'Well said!',
  'Who pays for all of that in the end? Nobody asked us.',
];
const SYLLABLES = [...'bdfgklmnprst'].flatMap(one => [...'aeiou'].map(other => one + other));
const WORDS_A_PAGE = 48;

/** What a reader says below an article. @param {number} at */
function comment(at) {
  const name = `${'ABCDEFGH'[at % 8]}da ${'FGHKLMT'[at % 7]}errier`;
  return `${name}\n${1 + (at % 59)} minutes ago\n${REMARKS[at % 3]} ${at}\nReply`;
}

/** The page of a number. Between such pages are seams, and none of them is plainly an article: seams go one after the other. @param {number} at */
export function weakPage(at) {
  return [
    `© 2025 ${rare(at, 0, 2)}\n\n`,
    ...Array.from({ length: 9 }, (_, label) => rare(at, 2 + label, 1)),
    `The ${rare(at, 11, 37)}.\n\n`,
  ].join('\n');
}

/** So many words that stand nowhere else, of a page from one on. @param {number} page @param {number} first @param {number} count */
function rare(page, first, count) {
  return Array.from({ length: count }, (_, at) => {
    const number = page * WORDS_A_PAGE + first + at;
    return [3, 2, 1, 0].map(digit => SYLLABLES[Math.floor(number / 60 ** digit) % 60]).join('');
  }).join(' ');
}

/** Dumps of a grammar: three to five articles of made-up material, and what must come out of them. */
import { GRAMMARS } from './grammars.js';

const NAMES = ['Mariam Haddad', 'John Whitcombe', 'Aisha Rahmani', 'Piotr Zalewski', 'Elena Markou', 'Sofia Duarte'];
const AGENCIES = ['Reuters', 'AFP', 'AP', 'Getty Images', 'EPA', 'Xinhua'];
const MOST = { articles: 5, gallery: 6, highlights: 3, paragraphs: 9 };

const times = (count, make) => Array.from({ length: count }, make);

function creditOf({ pick }) {
  const [name, agency] = [pick(NAMES), pick(AGENCIES)];
  return pick([
    `(${agency})`,
    `(${name}/${agency})`,
    `REUTERS/${name}`,
    `(${name} via AP)`,
    '(File/Shutterstock)',
    `- ${agency}`,
  ]);
}

function timeOf({ pick, upTo }) {
  const raw = pick(['20 August 2025', '13 sec ago', '10 min 38 sec ago', `${1 + upTo(28)} March 2024`, 'an hour ago']);
  return { raw, line: `Updated ${raw}` };
}

function articleOf({ phrase, headline, paragraph, sentence }, chances) {
  const { upTo, pick, chance } = chances;
  const caption = () => `${phrase(9 + upTo(14))}. ${creditOf(chances)}`;
  return {
    headline: headline(),
    body: times(2 + upTo(MOST.paragraphs - 2), paragraph),
    caption: caption(),
    gallery: times(2 + upTo(MOST.gallery - 2), caption),
    highlights: chance(0.5) ? times(1 + upTo(MOST.highlights), () => phrase(7 + upTo(5))) : [],
    credit: creditOf(chances),
    time: timeOf(chances),
    name: pick(NAMES),
    about: `${phrase(4)}, ${phrase(3)}`,
    section: phrase(1),
    teaser: sentence(),
    scene: `${phrase(9)}.`,
    city: phrase(1),
  };
}

/** The text of a dump in a grammar, and for each article what it shows. */
export function dumpOf(grammar, material, chances) {
  const { phrase, headline } = material;
  const { upTo } = chances;
  const site = {
    site: phrase(2),
    menu: times(12, () => phrase(2)),
    foot: times(6, () => phrase(2)),
    day: `${1 + upTo(28)} March 2024`,
    pick: chances.pick,
  };
  const seen = new Set();
  // A listing has three teasers.
  const made = times(3 + upTo(MOST.articles - 2), (_, i) => {
    let article = articleOf(material, chances);
    while (seen.has(article.headline)) article = articleOf(material, chances);
    seen.add(article.headline);
    return GRAMMARS[grammar](article, i, { ...site, related: times(5, headline) });
  });
  return { text: `${made.flatMap(([lines]) => lines).join('\n')}\n`, wanted: made.map(([, wanted]) => wanted) };
}

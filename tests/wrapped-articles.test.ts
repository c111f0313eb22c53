/** Short articles wrapped at a width, as mail and exports have them: alone, and several of them parted by blank lines or a rule of signs. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';

const STORIES = [
  [
    'Ropewalk opens as swimming hall',
    'By Ada Brook',
    'The old ropewalk behind the harbour was opened as a swimming hall on Monday, two winters after the last rope had been made there, and forty people came before it was light.',
    'A woman who lives across the street said that she had asked for it since she was a child. The council pays for the heating until the end of May, and not a day longer than that.',
    'After that the swimmers will have to find the money for themselves, by selling soup at the door or in whatever other way they can think of between now and the summer holidays.',
  ],
  [
    'Tram drivers vote for longer nights',
    'By Jonas Ferry',
    'Drivers of the night trams voted on Tuesday to work an hour longer in winter, when the last boats from the islands arrive too late for those who have to cross the whole of the town.',
    'The company had offered them a warm room at the depot and a stove to go with it. They asked for a second stove, and for coffee that is made by somebody who likes to drink it.',
  ],
  [
    'Beekeeper wins river race again',
    'By Ilse Marten',
    'For the fourth year in a row a beekeeper has won the race down the river, although she stopped on the way to take a swarm from a willow and to carry it to the bank in her hat.',
    'The second of the race, a baker, had led until the mill and then lost an oar there. He said that he would come back next year with two more of them, and with a hat as well.',
  ],
] as const;

function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

const articleOf = (story: readonly string[], width: number): string =>
  story.map(part => wrapped(part, width)).join('\n\n');

function recordsIn(text: string) {
  const run = extract({});
  return [...run.push(new TextEncoder().encode(`${text}\n`)).records, ...run.end().records];
}

const factsOf = (text: string) => recordsIn(text).map(({ headline, byline, body }) => [headline, byline].concat(body));

test.each([52, 60, 66, 72, 78])('one article at %i columns', width => {
  for (const story of STORIES) expect(factsOf(articleOf(story, width))).toEqual([story]);
});

/** What stands between articles: blank lines, a rule, a form feed alone or before the headline. */
const BETWEEN = ['\n\n\n', '\n\n\n\n', '\n\n----------\n\n', '\n\n* * *\n\n', '\n\n# # #\n\n', '\n\n\f', '\n\f\n'];

test.each([40, 46, 52, 60, 66, 72, 78])('three articles at %i columns', width => {
  for (const between of BETWEEN)
    expect(factsOf(STORIES.map(story => articleOf(story, width)).join(between))).toEqual(STORIES);
});

test.each([52, 60, 72])('writers whose role stands below their names, at %i columns', width => {
  const text = STORIES.map(story => articleOf(story, width).replace(/\nBy .*\n/, '$&Harbour Editor\n'));
  const facts = recordsIn(text.join('\n\n\n')).map(({ headline, body }) => [headline].concat(body));
  expect(facts).toEqual(STORIES.map(story => story.filter((_, at) => at !== 1)));
});

const LOCK = [
  'Neue Schleuse am Moorbach',
  'Am Moorbach ist am Freitag eine neue Schleuse in Betrieb gegangen, durch die auch breite Kähne passen. Sie ist vierzig Meter lang und aus Eiche gezimmert.',
  'Der Kreis hat dafür 310.000 Euro bezahlt. Die alte Schleuse war im Herbst 2022 vom Hochwasser zerstört worden.',
  'Landrätin Frieda Kolbe sprach von einem guten Tag für alle, die gern am Wasser sitzen.',
];

test.each([66, 72, 76])('a last paragraph whose sentence ends on its second line, at %i columns', width => {
  const text = LOCK.map(part => wrapped(part, width)).join('\n\n');
  expect(recordsIn(text).map(({ headline, body }) => [headline].concat(body))).toEqual([LOCK]);
});

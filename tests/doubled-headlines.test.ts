/** Headlines shown twice, right below each other, on pages of which each ends with a few labels: every one begins one article. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';

const STORIES = [
  ['Old ropewalk opens as a swimming hall', 'Ada Brook', 'The ropewalk', 'swimmers'],
  ['Tram drivers vote for longer nights', 'Jonas Ferry', 'The depot', 'drivers'],
  ['Beekeeper wins the river race again', 'Ilse Marten', 'The river', 'rowers'],
] as const;
const FOOT = [
  'More on this',
  'Get the letter by mail',
  'Send to a friend',
  'Print',
  'Report a slip',
  'Comments',
  'Most read',
  'Back to top',
];

function page(
  [headline, writer, place, people]: (typeof STORIES)[number],
  at: number,
  head: string,
  labels: number,
): string {
  const body = [
    `${place} was shut for two winters, and nobody in the town had thought that it would be of use to anyone again.`,
    `Forty ${people} came on the first morning, before it was light, and stood in the rain until the doors were opened.`,
    `“We had asked for it since I was a child,” said one of them, who had brought her mother and a flask of soup.`,
    `The council pays for the heating until May. After that the ${people} have to find the money for themselves.`,
  ];
  const told = { by: `By ${writer}\n`, on: `Published ${at + 3} May 2024\n`, at: 'Share this\n' };
  const kinds = (Object.keys(told) as (keyof typeof told)[]).filter(kind => head.includes(kind));
  const foot = FOOT.slice(0, labels).map(label => `${label}\n`);
  return `${headline}\n${headline}\n${kinds.map(kind => told[kind]).join('')}\n${body.join('\n\n')}\n\n${foot.join('')}\n\n`;
}

test.each(['by on at', 'by on', 'by at', 'on at', 'on', 'by'])('with %s below them', head => {
  for (let labels = 0; labels <= FOOT.length; labels++) {
    const run = extract({});
    const text = STORIES.map((story, at) => page(story, at, head, labels)).join('');
    const records = [...run.push(new TextEncoder().encode(text)).records, ...run.end().records];
    const found = records.map(({ headline, byline, published, body }) => [headline, byline, published, body.length]);
    const wanted = STORIES.map(([headline, writer], at) => [
      headline,
      head.includes('by') ? `By ${writer}` : null,
      head.includes('on') ? `2024-05-0${at + 3}` : null,
      4,
    ]);
    expect([labels, ...found]).toEqual([labels, ...wanted]);
  }
});

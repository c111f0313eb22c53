/** Lines become units: wrapped text and text nodes are joined again, nothing else is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsOf } from '../src/articles/units/units.js';
import { invented, LANGUAGES, wrapped } from './page-texts.js';

const textsOf = (lines: readonly string[]): string[] => unitsOf(lines).map(({ text }) => text);

describe('hard-wrapped text', () => {
  it.each([60, 72, 80, 100])('at %i columns has the units of the unwrapped text', width => {
    const { lines } = invented('english');
    expect(textsOf(wrapped(lines, width))).toEqual(textsOf(lines));
  });

  it('in Russian and Greek is joined too', () => {
    for (const language of ['russian', 'greek']) {
      const { lines } = invented(language);
      expect(textsOf(wrapped(lines, 72))).toEqual(textsOf(lines));
    }
  });

  it('keeps a word together that was broken at its hyphen', () => {
    const { lines } = invented('english');
    const [first, ...rest] = wrapped(lines.slice(11), 72);
    const end = 'x'.repeat(72 - 'They called it a well-'.length);
    const units = unitsOf([first, ...rest, '', `${end} They called it a well-`, 'known matter for everybody.']);
    expect(units.at(-1)?.text).toMatch(/a well-known matter/);
  });

  it('does not join items of a list', () => {
    const items = Array.from({ length: 12 }, (_, at) => `- item ${at} ${'long '.repeat(12)}words`);
    expect(unitsOf(items)).toHaveLength(12);
  });
});

describe('text nodes', () => {
  const filler = Array.from({ length: 14 }, (_, at) => `Menu entry ${at}`);
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    [
      'a link in a sentence',
      ['The mayor of', 'Tessel Bay', ', Orla Venn, said no.'],
      'Tessel Bay, Orla Venn, said no.',
    ],
    ['lower case goes on', ['The Bay', 'was quiet that night.'], 'The Bay was quiet that night.'],
    ['an open bracket', ['He left (', 'Monday', ') again.'], 'He left (Monday) again.'],
    ['an open quote', ['She said: "Not now, "', 'Never!'], 'She said: "Not now, "'],
    ['Chinese needs no space', ['他说，', '今天不行。'], '他说，今天不行。'],
  ];
  it.each(cases)('are joined: %s', (_, lines, text) => {
    expect(textsOf([...filler, ...lines])).toContain(text);
  });

  it('are not joined where blank lines part the blocks', () => {
    const parted = filler.flatMap(line => [line, '']);
    expect(textsOf([...parted, 'The Bay', '', 'was quiet.'])).toHaveLength(16);
  });
});

it('every line that is not blank is in one unit, in order, whatever the text', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 90 }),
    fc.constantFrom('', ' ', '---', '* a', ', and', '他', '"'),
    fc.lorem(),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), lines => {
      const places = unitsOf(lines).flatMap(unit => unit.lines);
      expect(places).toEqual(lines.flatMap((text, at) => (text.trim() === '' ? [] : [at])));
    }),
  );
});

it('the joints make the text', () => {
  for (const language of LANGUAGES) {
    const lines = wrapped(invented(language).lines, 72);
    for (const unit of unitsOf(lines))
      expect(unit.lines.map((place, at) => (at > 0 ? unit.joints[at - 1] : '') + lines[place].trim()).join('')).toBe(
        unit.text,
      );
  }
});

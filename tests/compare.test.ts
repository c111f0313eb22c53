/** Bodies word by word: tokens, sketches, the comparison of two and the verdict on it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../src/dedup/compare.js';
import { MOST_POSTINGS, SKETCH_VERSION, sketchOf } from '../src/dedup/sketch.js';
import { FIGURE, type Tokens, tokensOf } from '../src/dedup/tokens.js';
import { verdictOf } from '../src/dedup/verdict.js';

const words = (count: number, name = 'w') => Array.from({ length: count }, (_, i) => `${name}${wordFor(i)}`);
/** A number in letters: digits would make figures of the words. */
const wordFor = (i: number) => [...String(i)].map(digit => 'abcdefghij'[Number(digit)]).join('');
const hashes = ({ hashes, count }: Tokens) => [...hashes.subarray(0, count)];
const verdict = (a: string, b: string) => verdictOf(compare(tokensOf(a), tokensOf(b)));

describe('words', () => {
  test.each([
    ['letter case and accents', 'Café ÉTÉ', 'cafe été'],
    ['NFC and NFD', 'Köln Žižka', 'Köln Žižka'.normalize('NFD')],
    ['punctuation and spaces', '“Yes,” she — said', 'yes she said'],
    ['Arabic vowel points, tatweel and hamza', 'مَدِينَة ســلام أحمد', 'مدينة سلام احمد'],
    ['digits of other scripts', 'سنة ٢٠٢٥', 'سنة 2025'],
    ['final sigma', 'ΠΌΛΟΣ', 'πολοσ'],
    ['width', 'ＡＢＣ １２', 'abc 12'],
  ])('fold %s', (_, one, other) => {
    expect(hashes(tokensOf(one))).toEqual(hashes(tokensOf(other)));
    expect(tokensOf(one).count).toBeGreaterThan(0);
  });
  test('have their places in bytes, and their paragraphs', () => {
    const text = 'Ärzte sagen\n\n“no”';
    const { count, starts, ends, paragraphs, paragraphEnds } = tokensOf(text);
    const bytes = Buffer.from(text);
    const read = Array.from({ length: count }, (_, i) => bytes.subarray(starts[i], ends[i]).toString());
    expect(read).toEqual(['Ärzte', 'sagen', 'no']);
    expect([...paragraphEnds.subarray(0, paragraphs)]).toEqual([2, 2, 3]);
  });
  test('are characters where no spaces stand between words', () => {
    expect(tokensOf('港口三月').count).toBe(4);
    expect(tokensOf('ท่าเรือ').count).toBeGreaterThan(3);
  });
  test('know figures', () => {
    const figures = hashes(tokensOf('rose 3,5 on Friday in March by v2 and twelve 三')).map(hash => hash & FIGURE);
    expect(figures).toEqual([0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1]);
  });
  test('are read from any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { count, starts, ends } = tokensOf(text);
        for (let i = 0; i < count; i++) expect(starts[i]).toBeLessThan(ends[i]);
      }),
      { seed: 1 },
    );
  });
});

describe('the sketch', () => {
  test('is the same for ever, or has another version', () => {
    const { postings } = sketchOf(tokensOf(words(40).join(' ')));
    expect([SKETCH_VERSION, ...postings.subarray(0, 3)]).toMatchInlineSnapshot(`
      [
        1,
        27696885,
        305109846,
        425483919,
      ]
    `);
  });
  test('has distinct postings, the smallest first, and no more than it may', () => {
    const { postings, words: count } = sketchOf(tokensOf(words(3000).join(' ')));
    expect(count).toBe(3000);
    expect(postings.length).toBe(MOST_POSTINGS);
    for (let i = 1; i < postings.length; i++) expect(postings[i]).toBeGreaterThan(postings[i - 1]);
    const more = sketchOf(tokensOf(words(3000).join(' ')), 1000).postings;
    expect([...more.subarray(0, MOST_POSTINGS)]).toEqual([...postings]);
  });
  test('of a part shares postings with that of the whole, however long the whole is', () => {
    const text = words(4000);
    for (const length of [60, 300, 2000]) {
      const whole = new Set(sketchOf(tokensOf(text.join(' ')), 1000).postings);
      const part = sketchOf(tokensOf(text.slice(500, 500 + length).join(' ')), 1000).postings;
      expect([...part].filter(posting => whole.has(posting)).length).toBeGreaterThanOrEqual(3);
    }
  });
  test.each([
    ['', 0],
    ['one', 1],
    ['one two three', 1],
  ])('of %j has %i postings', (text, count) => {
    expect(sketchOf(tokensOf(text)).postings.length).toBe(count);
  });
});

describe('the comparison', () => {
  test('of a body with itself is whole; with another nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 60 }), some => {
        const text = some.join(' ');
        const same = compare(tokensOf(text), tokensOf(text));
        if (some.length >= 4) expect([same.shared, same.containment, same.similarity]).toEqual([some.length, 1, 1]);
        expect(compare(tokensOf(text), tokensOf('x y z')).shared).toBe(0);
      }),
      { seed: 1 },
    );
  });
  test('never shares more words than there are, in either order', () => {
    const body = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 80 });
    fc.assert(
      fc.property(body, body, (one, other) => {
        const { shared, shorter, longer } = compare(tokensOf(one.join(' ')), tokensOf(other.join(' ')));
        expect(shared).toBeLessThanOrEqual(shorter);
        expect(shorter).toBeLessThanOrEqual(longer);
      }),
      { seed: 1 },
    );
  });
  test('names the longest passage and the paragraphs that only one has', () => {
    const [a, b, passage] = [words(50, 'a').join(' '), words(40, 'b').join(' '), words(25, 'p').join(' ')];
    const found = compare(tokensOf(`${a}\n${passage}`), tokensOf(`${b}\n\n${passage}\nlast words here alone`));
    expect(found.passage).toEqual({ words: 25, a: 50, b: 40 });
    expect([found.ownA, found.ownB]).toEqual([[0], [0, 3]]);
    expect(found.shared).toBe(25);
  });
  test('a paragraph in another place is nobody’s own, but out of order', () => {
    const [one, two] = [words(30, 'one').join(' '), words(20, 'two').join(' ')];
    const found = compare(tokensOf(`${one}\n${two}`), tokensOf(`${two}\n${one}`));
    expect([found.ownA, found.ownB, found.shared]).toEqual([[], [], 30]);
  });
  test('gives the same numbers whichever body comes first', () => {
    const text = fc.array(fc.constantFrom(...words(8), '7', '8'), { maxLength: 60 }).map(list => list.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [there, back] = [compare(tokensOf(one), tokensOf(other)), compare(tokensOf(other), tokensOf(one))];
        const { passage, ownA, ownB, saysA, saysB, wordsA, wordsB, ...numbers } = there;
        const turned = passage && { words: passage.words, a: passage.b, b: passage.a };
        const others = { wordsA: wordsB, wordsB: wordsA, ownA: ownB, ownB: ownA, saysA: saysB, saysB: saysA };
        expect(back).toEqual({ ...numbers, passage: turned, ...others });
      }),
      { numRuns: 2000 },
    );
  });
  test('counts no words that a long stretch has by chance', () => {
    const common = ['the', 'of', 'and', 'in', 'to'];
    const [own, long] = [words(200), words(2000).slice(1000)];
    const sprinkled = long.map((word, i) => (i % 3 === 1 ? common[((i - 1) / 3) % 5] : word));
    // Five words of the one stand at a place where the other one has a hundred and fifty.
    const [a, b] = [own.slice(0, 100), own.slice(100)];
    const shared = compare(
      tokensOf([...a, ...common, ...b].join(' ')),
      tokensOf([...a, ...sprinkled.slice(0, 150), ...b].join(' ')),
    ).shared;
    expect(shared).toBe(200);
  });
  test('is linear in what repeats', () => {
    const a = tokensOf('tick tock '.repeat(100_000));
    const b = tokensOf('tock tick tick '.repeat(60_000));
    expect(compare(a, b).shorter).toBe(180_000);
  });
});

describe('the verdict', () => {
  const text = words(200);
  test('exact but for case and signs', () => {
    expect(verdict(text.join(' '), text.join(', ').toUpperCase())).toBe('exact');
  });
  test('near with every seventh word another', () => {
    expect(verdict(text.join(' '), text.map((word, i) => (i % 7 === 3 ? `x${word}` : word)).join(' '))).toBe('near');
  });
  test('truncated when a longer one holds it', () => {
    expect(verdict(text.join(' '), text.slice(0, 60).join(' '))).toBe('truncated');
  });
  test('truncated when the longer one goes on at an end, whatever is missing, and little else differs', () => {
    for (const [from, to] of [
      [0, 180],
      [0, 191],
      [10, 200],
      [8, 192],
    ])
      expect(verdict(text.join(' '), text.slice(from, to).join(' '))).toBe('truncated');
    const oneEdit = text.slice(0, 180).map((word, i) => (i === 50 ? 'other' : word));
    expect(verdict(text.join(' '), oneEdit.join(' '))).toBe('truncated');
    const manyEdits = text.slice(0, 180).map((word, i) => (i % 10 === 5 ? `x${word}` : word));
    expect(verdict(text.join(' '), manyEdits.join(' '))).toBe('near');
    const within = [...text.slice(0, 90), ...text.slice(110)];
    expect(verdict(text.join(' '), within.join(' '))).toBe('near');
    expect(verdict([...text, ...words(20, 'p')].join(' '), [...text, ...words(19, 'q')].join(' '))).toBe('near');
  });
  test('update when some figures differ', () => {
    const with4 = (figures: string[]) => text.map((word, i) => (i % 50 === 9 ? figures[(i - 9) / 50] : word)).join(' ');
    expect(verdict(with4(['12', '30', '400', '7']), with4(['15', '30', '400', '7']))).toBe('update');
  });
  test('related when most figures differ and little else: a report that recurs', () => {
    const report = (shift: number) => text.map((word, i) => (i % 10 === 9 ? String(i + shift) : word)).join(' ');
    expect(verdict(report(0), report(1000))).toBe('related');
  });
  test('related when half is the same, or a long passage', () => {
    const half = text.map((word, i) => (Math.floor(i / 20) % 5 < 2 ? `x${word}` : word)).join(' ');
    expect(verdict(text.join(' '), half)).toBe('related');
    const other = [...words(200, 'o'), ...text.slice(50, 110), ...words(100, 'z')].join(' ');
    expect(verdict(text.join(' '), other)).toBe('related');
  });
  test('nothing for a quotation, or for texts of a few words', () => {
    const other = [...words(200, 'o'), ...text.slice(50, 75), ...words(100, 'z')].join(' ');
    expect(verdict(text.join(' '), other)).toBe(null);
    expect(verdict('read more about this', 'read more about this')).toBe(null);
  });
});

/** What kind of copy two records are, and which of them stays: the same question whatever is kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { fate, findDuplicates, story } from './dedup-memory.js';
import { bodyText, random, wordsOf } from './invented-bodies.js';

const quake = ([dead, hurt, size, depth, houses, districts]: readonly (string | number)[]) => [
  `A strong earthquake struck the coast of Tarvania early on Monday, killing at least ${dead} people and injuring ${hurt}, officials said.`,
  `The tremor, which had a magnitude of ${size}, hit at a depth of ${depth} kilometres near the port of Selmi, where about ${houses} houses had fallen down.`,
  'Rescuers were searching the ruins with dogs and bare hands, and the government asked neighbours for cranes and blankets.',
  `Power was cut in ${districts} districts, and the airport was closed. The president flew to the region at once.`,
];
const EARLY = quake([12, 40, '6.4', 10, '200', 3]);
const LATE = quake([57, 310, '6.6', 15, '1400', 7]);
const MORE = [
  'Neighbouring countries sent aircraft with tents, medicine and field hospitals, and a ship with heavy machines was under way.',
  'Geologists warned that aftershocks could go on for weeks, and told people not to go back to damaged buildings.',
];
const market = (day: string, [points, change, banks, energy, turnover, crown]: readonly string[]) => [
  `Shares on the Velmora exchange closed slightly changed on ${day}, with the main index at ${points} points, a change of ${change} percent.`,
  `Banks gained ${banks} percent and energy ${energy} percent on a turnover of ${turnover} million, and the crown traded at ${crown} to the dollar.`,
];
const HOUR = 3_600_000;
const AT = Date.parse('2025-08-18T06:00:00Z');

describe('an update', () => {
  test('is a story of which all figures have changed, and the later one stays', () => {
    expect(fate(story(EARLY, AT), story(LATE, AT + 12 * HOUR))).toEqual(['update', 1]);
    expect(fate(story(LATE, AT + 12 * HOUR), story(EARLY, AT))).toEqual(['update', 0]);
    expect(fate(story(EARLY), story(LATE))[0]).toBe('update');
  });
  test('with more paragraphs is none that the earlier one was cut from', () => {
    expect(fate(story(EARLY, AT), story([...LATE, ...MORE], AT + 12 * HOUR))).toEqual(['update', 1]);
    expect(fate(story(EARLY, AT), story([...EARLY, ...MORE], AT + 12 * HOUR))).toEqual(['truncated', 1]);
    expect(fate(story(EARLY), story([...EARLY, ...MORE]))).toEqual(['truncated', 1]);
  });
  test('is no copy cut short that came later', () => {
    expect(fate(story([...EARLY, ...MORE], AT), story(EARLY, AT + 12 * HOUR))).toEqual(['truncated', 0]);
    const last = [...EARLY, 'Schools stay closed until the engineers have seen the roofs.'];
    expect(fate(story(last, AT), story(EARLY, AT + 12 * HOUR))).toEqual(['truncated', 0]);
    expect(fate(story(EARLY, AT), story(last, AT + 12 * HOUR))).toEqual(['update', 1]);
    expect(fate(story(EARLY, AT), story(last, AT))).toEqual(['truncated', 1]);
    expect(fate(story(EARLY), story(last))).toEqual(['truncated', 1]);
  });
  test('stays before one that does not say when it was written', () => {
    expect(fate(story([...EARLY, 'One more line of it.']), story(LATE, AT))).toEqual(['update', 1]);
  });
  test('when the latest cannot stand for all, the latest that can stays', () => {
    const text = wordsOf(1, 100);
    const all = (from: number, to: number, time: number) => ({
      text: `${text.slice(from, to).join(' ')}\n${time} in all`,
      time,
    });
    // The last one shares too little with the first and the second part.
    const { keepers } = findDuplicates([all(0, 100, 1), all(0, 84, 2), all(3, 88, 3), all(22, 100, 4)]);
    expect(new Set(keepers).size).toBe(1);
    expect(keepers[0]).toBe(2);
  });
});

describe('a report that recurs is related', () => {
  const [monday, tuesday] = [
    market('Monday', ['4,102', '0.8', '1.2', '0.4', '310', '7.21']),
    market('Tuesday', ['4,051', '1.1', '0.7', '1.9', '287', '7.34']),
  ];
  test.each([
    ['a day later', 24],
    ['an hour later', 1],
    ['at an unknown time', Number.NaN],
  ])('%s', (_, hours) => {
    expect(fate(story(monday, AT), story(tuesday, AT + hours * HOUR))).toEqual(['related', null]);
  });
  const weather = (date: string, [high, low, wind, rain, sea, clouds]: readonly number[]) => [
    `The weather office of the northern isles said on ${date} that the coming night will be calm and clear, with a gentle breeze from the west and fog over the inner lakes before dawn.`,
    `Highs will reach ${high} degrees on the coast and lows ${low} degrees in the hills, with winds of ${wind} knots and ${rain} millimetres of rain near the capes.`,
    `The sea has ${sea} degrees at the beaches of the south, and skies will be covered to ${clouds} percent by noon, as they often are so late in summer.`,
  ];
  const [one, week] = [
    weather('Monday, 18 August', [24, 11, 9, 2, 19, 30]),
    weather('Monday, 25 August', [27, 14, 12, 5, 21, 60]),
  ];
  test('on the same day of the week, of another date', () => {
    expect(fate(story(one), story(week))).toEqual(['related', null]);
    expect(fate(story(one), story(weather('Monday', [27, 14, 12, 5, 21, 60])))).toEqual(['update', 0]);
  });
});

describe('a report by a form is related to the one about others', () => {
  const budget = (town: string, mayor: string, street: string) => [
    `The council of ${town} approved a new budget on the second vote, after a long debate about the roof of the town hall and the price of a new fire engine, which had been put off for years.`,
    `Mayor ${mayor} said that nobody would have to pay more for water, and that the library in ${street} would stay open on Saturdays. The members from ${town} clapped.`,
    `Those who had asked for a swimming pool were told to wait until the bridge is paid for, ${mayor.split(' ')[1]} added.`,
  ];
  const one = budget('Alstow', 'Anna Berg', 'Mill Lane');
  const other = budget('Bremmin', 'Carl Dorn', 'Quay Road');
  test('of other names', () => {
    expect(fate(story(one), story(other))).toEqual(['related', null]);
    expect(fate(story(one, AT), story(other, AT + HOUR))).toEqual(['related', null]);
    expect(fate(story(one.map(text => text.replace('second', '2,140'))), story(other))).toEqual(['related', null]);
  });
  test('of other names in letters that are not ASCII', () => {
    const greek = (town: string, mayor: string) => [
      `Το συμβούλιο στην πόλη ${town} ενέκρινε τον νέο προϋπολογισμό μετά από μακρά συζήτηση για τη στέγη του δημαρχείου και την τιμή του νέου οχήματος.`,
      `Ο δήμαρχος ${mayor} είπε ότι κανείς δεν θα πληρώσει περισσότερα για το νερό και ότι η βιβλιοθήκη στην ${town} θα μένει ανοιχτή κάθε απόγευμα.`,
    ];
    expect(fate(story(greek('Αλστόβα', 'Άννης Βεργή')), story(greek('Βρεμίνη', 'Κάρλος Δορνάς')))).toEqual([
      'related',
      null,
    ]);
  });
  test('but a story that spells one name otherwise, or has another in it, is an update of it', () => {
    expect(
      fate(
        story(one, AT),
        story(
          one.map(text => text.replaceAll('Alstow', 'Allstowe')),
          AT,
        ),
      )[0],
    ).toBe('update');
    const spelt = one.map(text => text.replace('Anna Berg', 'Ana Bergh').replace('Berg added', 'Bergh added'));
    expect(fate(story([...one, ...MORE]), story([...spelt, ...MORE]))[1]).not.toBe(null);
  });
  test('and edits that are no names make near copies, in capitals too', () => {
    const words = wordsOf(3, 200);
    const loud = (list: readonly string[]) => [list.map(word => word.toUpperCase()).join(' ')];
    expect(fate(story(loud(words)), story(loud(words.map((word, i) => (i % 12 === 5 ? `x${word}` : word)))))[1]).toBe(
      0,
    );
    const spaced = [words.join(' '), 'the rows that INSERTs, UPDATEs and DELETEs make'];
    const glued = spaced.map(text => text.replaceAll('TEs', 'TE s').replace('INSERTs', 'INSERT s'));
    expect(fate(story(spaced), story(glued))[0]).toBe('near');
    const few = one.map(text => text.replace('long debate', 'short talk').replace('clapped', 'laughed'));
    expect(fate(story(one), story(few))[0]).toBe('near');
  });
  test('for a user both are kept, and each names the other', () => {
    const rows = [one, other].map((body, i) => `${JSON.stringify({ id: String(i), text: body.join('\n') })}\n`);
    const { stdout, stderr } = copydesk(sandbox({ 'a.ndjson': rows.join('') }), ['dedup', 'a.ndjson']);
    const told = rowsOf<{ related: { id: string }[] }>(stdout).map(({ related }) => related.map(({ id }) => id));
    expect([told, stderr]).toEqual([[['1'], ['0']], '']);
  });
});

describe('two records', () => {
  const cut = (words: readonly string[], from: number, to: number) =>
    words.slice(Math.floor(words.length * from), Math.floor(words.length * to));
  const edited = (words: readonly string[], share: number, seed: number) => {
    const next = random(seed);
    return words.map((word, i) =>
      next() < share ? (i % 3 === 0 ? String(Math.floor(next() * 90)) : `x${word}`) : word,
    );
  };
  const pair = fc.record({
    seed: fc.nat({ max: 10_000 }),
    words: fc.integer({ min: 10, max: 500 }),
    share: fc.double({ min: 0, max: 0.4, noNaN: true }),
    from: fc.double({ min: 0, max: 0.6, noNaN: true }),
    to: fc.double({ min: 0.05, max: 1, noNaN: true }),
    times: fc.tuple(fc.constantFrom(Number.NaN, AT, AT + HOUR), fc.constantFrom(Number.NaN, AT, AT + 30 * HOUR)),
  });
  test('are copies of one kind, or none, whichever is kept and whichever comes first', () => {
    fc.assert(
      fc.property(pair, ({ seed, words, share, from, to, times }) => {
        const whole = wordsOf(seed, words).map((word, i) => (i % 17 === 5 ? String((seed + i) % 97) : word));
        const a = { text: whole.join(' '), time: times[0] };
        const b = {
          text: cut(edited(whole, share, seed), Math.min(from, to), Math.max(from, to)).join(' '),
          time: times[1],
        };
        const kinds = (['best', 'latest', 'first'] as const).flatMap(keep => [
          fate(a, b, keep)[0],
          fate(b, a, keep)[0],
        ]);
        expect(new Set(kinds).size, JSON.stringify(kinds)).toBe(1);
      }),
      { seed: 6, numRuns: 3000 },
    );
  });
});

test('the later version stays for a user, in one run, from records and across runs', () => {
  const page = (body: readonly string[], updated: string) =>
    [
      'Quake hits Tarvania',
      '',
      'Quake hits Tarvania',
      'Rescuers search the ruins. (AFP)',
      'Short Url',
      `Updated ${updated}`,
    ]
      .concat('', 'Quake hits Tarvania', '', 'Quake hits Tarvania', ...body, '')
      .join('\n');
  const folder = sandbox({
    'a.txt': page(EARLY, '18 August 2025 06:00'),
    'b.txt': page([...LATE, ...MORE], '18 August 2025 18:00'),
    'c.txt': page([bodyText(7, 120)], '18 August 2025 18:00'),
  });
  const files = (stdout: string) => rowsOf(stdout).map(({ source }) => source.file);
  for (const keep of ['best', 'latest']) {
    const { stdout } = copydesk(folder, ['a.txt', 'b.txt', 'c.txt', '--keep', keep, '-q']);
    expect(files(stdout)).toEqual(['b.txt', 'c.txt']);
    expect(rowsOf(stdout)[0].copies.map(({ kind }) => kind)).toEqual(['update']);
  }
  copydesk(folder, ['extract', 'a.txt', 'b.txt', 'c.txt', '-o', 'all.ndjson']);
  expect(files(copydesk(folder, ['dedup', 'all.ndjson', '-q']).stdout)).toEqual(['b.txt', 'c.txt']);
  copydesk(folder, ['a.txt', '--index', 'seen', '--index-text']);
  const [later] = rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', '--index-text']).stdout);
  expect([later.supersedes === null, later.copies[0].kind]).toEqual([false, 'update']);
  expect(copydesk(folder, ['a.txt', '--index', 'seen', '--index-text']).stdout).toBe('');
});

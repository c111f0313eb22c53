/** Invented languages that are written as real ones are: their words, how often each comes, and the phrases that everybody uses. */
import { Random } from './random.js';

export interface Language {
  readonly name: string;
  /** What stands between two words. */
  readonly space: string;
  readonly stop: string;
  /** A word, the frequent ones often. */
  word(random: Random): string;
  figure(random: Random): string;
  day(random: Random): string;
  readonly phrases: readonly (readonly string[])[];
}

const WORDS = 30_000;
const PHRASES = 600;

/** Sizes of a word in syllables or characters, and what those are. */
interface Recipe {
  readonly name: string;
  readonly parts: readonly string[];
  readonly sizes: readonly [least: number, most: number];
  readonly space: string;
  readonly stop: string;
  readonly digits: string;
  readonly days: readonly string[];
}

const CONSONANTS = 'b c d f g h k l m n p r s t v w z st tr pl sh th'.split(' ');
const RECIPES: readonly Recipe[] = [
  {
    name: 'English',
    parts: CONSONANTS.flatMap(c => ['a', 'e', 'i', 'o', 'u', 'ea', 'er', 'on', 'al'].map(v => c + v)),
    sizes: [1, 4],
    space: ' ',
    stop: '.',
    digits: '0123456789',
    days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  },
  {
    name: 'Arabic',
    parts: [...'بتثجحخدذرزسشصضطعغفقكلمنهوي'].flatMap(c => [`${c}ا`, `${c}و`, `${c}ي`, c, `ال${c}`]),
    sizes: [2, 4],
    space: ' ',
    stop: '.',
    digits: '٠١٢٣٤٥٦٧٨٩',
    days: 'الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد'.split(' '),
  },
  {
    name: 'Chinese',
    parts: Array.from({ length: 2500 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7)),
    sizes: [1, 2],
    space: '',
    stop: '。',
    digits: '0123456789',
    days: '星期一 星期二 星期三 星期四 星期五 星期六 星期日'.split(' '),
  },
  {
    name: 'Greek',
    parts: [...'βγδζθκλμνξπρστφχψ'].flatMap(c =>
      ['α', 'ε', 'η', 'ι', 'ο', 'υ', 'ω', 'ά', 'ές', 'ού', 'ος'].map(v => c + v),
    ),
    sizes: [1, 4],
    space: ' ',
    stop: '.',
    digits: '0123456789',
    days: 'Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή'.split(' '),
  },
];

export const LANGUAGES: readonly Language[] = RECIPES.map(makeLanguage);

function makeLanguage({ name, parts, sizes: [least, most], space, stop, digits, days }: Recipe, at: number): Language {
  const random = new Random(7, at);
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: least + random.below(most - least + 1) }, () => random.pick(parts)).join(''),
  );
  // Zipf’s law: the word of rank r comes 1/r as often as the first.
  const word = (r: Random) => words[Math.min(WORDS - 1, Math.floor(WORDS ** r.next()) - 1)];
  const phrases = Array.from({ length: PHRASES }, () =>
    Array.from({ length: 3 + random.below(5) }, () => word(random)),
  );
  const figure = (r: Random) =>
    Array.from({ length: 1 + r.below(4) }, (_, i) => digits[i === 0 ? 1 + r.below(9) : r.below(10)]).join('');
  return { name, space, stop, word, figure, day: r => r.pick(days), phrases };
}

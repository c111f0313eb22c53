/** The months’ names in the languages that pages of news are written in, by their beginnings. */
import { remembering } from './remember.js';

/**
 * English ones, which many languages share, come first; then Polish, Greek, Russian, Ukrainian, German, French, Spanish,
 * Portuguese, Italian, Dutch, Arabic (both sets of names), Turkish; and among the first ones Romanian, Finnish, Hungarian, Hindi. With and without marks.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'ian', 'tammi', 'जन', 'stycz', 'ιαν', 'янв', 'січ', 'jän', 'ene', 'gen', 'ينا', 'كانون الثاني', 'oca'],
  ['feb', 'helmi', 'फ़र', 'फर', 'lut', 'φεβ', 'фев', 'лют', 'fév', 'fev', 'فبر', 'شباط', 'şub'],
  ['mar', 'maalis', 'márc', 'मार्च', 'μάρ', 'μαρ', 'мар', 'бер', 'mär', 'maa', 'مار', 'آذار', 'اذار'],
  ['apr', 'huhti', 'ápr', 'अप्रै', 'kwie', 'απρ', 'апр', 'квіт', 'avr', 'abr', 'أبر', 'ابر', 'نيسان', 'nis'],
  [
    'may',
    'touko',
    'máj',
    'मई',
    'maj',
    'μάι',
    'μαΐ',
    'μαϊ',
    'мая',
    'май',
    'трав',
    'mai',
    'mei',
    'mag',
    'ماي',
    'أيار',
    'ايار',
  ],
  ['jun', 'kesä', 'jún', 'iun', 'जून', 'czerw', 'ιούν', 'ιουν', 'июн', 'черв', 'juin', 'giu', 'يون', 'حزيران', 'haz'],
  ['jul', 'heinä', 'júl', 'iul', 'जुल', 'lip', 'ιούλ', 'ιουλ', 'июл', 'лип', 'juil', 'lug', 'يول', 'تموز', 'tem'],
  ['aug', 'elo', 'अग', 'sierp', 'αύγ', 'αυγ', 'авг', 'серп', 'août', 'ago', 'أغس', 'اغس', 'آب', 'ağu'],
  ['sep', 'syys', 'szept', 'सित', 'wrze', 'σεπ', 'сен', 'вер', 'set', 'سبت', 'أيلول', 'ايلول', 'eyl'],
  [
    'oct',
    'loka',
    'अक्ट',
    'अक्तू',
    'paź',
    'οκτ',
    'окт',
    'жовт',
    'okt',
    'out',
    'ott',
    'أكت',
    'اكت',
    'تشرين الأول',
    'تشرين الاول',
    'eki',
  ],
  ['nov', 'marras', 'noi', 'नव', 'listop', 'νοέ', 'νοε', 'ноя', 'лист', 'نوف', 'تشرين الثاني', 'kas'],
  [
    'dec',
    'joulu',
    'दिस',
    'grud',
    'δεκ',
    'дек',
    'груд',
    'dez',
    'déc',
    'dic',
    'des',
    'ديس',
    'كانون الأول',
    'كانون الاول',
    'ara',
  ],
];

/** The number of a month by its name in any case or form, from 1; 0 when it is none. */
export const monthNumber: (name: string) => number = remembering(readMonth);

function readMonth(name: string): number {
  const lower = name.toLowerCase().normalize('NFC');
  return BEGINNINGS.findIndex(beginnings => beginnings.some(start => lower.startsWith(start))) + 1;
}

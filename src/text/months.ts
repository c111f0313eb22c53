/** The months’ names in the languages that pages of news are written in, by their beginnings. */

/**
 * English ones, which many languages share, come first; then Polish, Greek, Russian, Ukrainian, German, French, Spanish,
 * Portuguese, Italian, Dutch, Arabic (both sets of names), Turkish. With and without marks.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'stycz', 'ιαν', 'янв', 'січ', 'jän', 'ene', 'gen', 'ينا', 'كانون الثاني', 'oca'],
  ['feb', 'lut', 'φεβ', 'фев', 'лют', 'fév', 'fev', 'فبر', 'شباط', 'şub'],
  ['mar', 'μάρ', 'μαρ', 'мар', 'бер', 'mär', 'maa', 'مار', 'آذار', 'اذار'],
  ['apr', 'kwie', 'απρ', 'апр', 'квіт', 'avr', 'abr', 'أبر', 'ابر', 'نيسان', 'nis'],
  ['may', 'maj', 'μάι', 'μαΐ', 'μαϊ', 'мая', 'май', 'трав', 'mai', 'mei', 'mag', 'ماي', 'أيار', 'ايار'],
  ['jun', 'czerw', 'ιούν', 'ιουν', 'июн', 'черв', 'juin', 'giu', 'يون', 'حزيران', 'haz'],
  ['jul', 'lip', 'ιούλ', 'ιουλ', 'июл', 'лип', 'juil', 'lug', 'يول', 'تموز', 'tem'],
  ['aug', 'sierp', 'αύγ', 'αυγ', 'авг', 'серп', 'août', 'ago', 'أغس', 'اغس', 'آب', 'ağu'],
  ['sep', 'wrze', 'σεπ', 'сен', 'вер', 'set', 'سبت', 'أيلول', 'ايلول', 'eyl'],
  ['oct', 'paź', 'οκτ', 'окт', 'жовт', 'okt', 'out', 'ott', 'أكت', 'اكت', 'تشرين الأول', 'تشرين الاول', 'eki'],
  ['nov', 'listop', 'νοέ', 'νοε', 'ноя', 'лист', 'نوف', 'تشرين الثاني', 'kas'],
  ['dec', 'grud', 'δεκ', 'дек', 'груд', 'dez', 'déc', 'dic', 'des', 'ديس', 'كانون الأول', 'كانون الاول', 'ara'],
];

/** The number of a month by its name in any case or form, from 1; 0 when it is none. */
export function monthNumber(name: string): number {
  const lower = name.toLowerCase().normalize('NFC');
  return BEGINNINGS.findIndex(beginnings => beginnings.some(start => lower.startsWith(start))) + 1;
}

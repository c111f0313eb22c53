/** The weekdays’ names in the languages that pages of news are written in, by their beginnings; they say nothing of a time’s kind. */

const NAMES = `mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mar|mer|jeu|ven|dim|mié|mie|jue|vie|sáb|sab|dom|seg|ter|qua|
  qui|sex|gio|maa|din|woe|vri|zat|zon|mån|tis|ons|tor|lör|sön|пон|вто|сре|чет|пят|суб|вос|вів|сер|нед|п’я|п'я|пн|вт|ср|чт|пт|сб|вс|
  нд|wto|śro|czw|pią|nie|pon|δευ|τρί|τρι|τετ|πέμ|πεμ|παρ|σάβ|σαβ|κυρ|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|
  الأحد|الاحد|星期|周|週|月曜|火曜|水曜|木曜|金曜|土曜|日曜|월요|화요|수요|목요|금요|토요|일요|thứ|chủ|hétf|kedd|szer|csüt|pént|szom|vasá|
  tiis|kesk|pers|perj|laua|sunn|ponděl|úter|stře|čtvr|páte|pátk|sobo|neděl|pazar|salı|çarş|perş|cuma|senin|selasa|rabu|kamis|jumat|
  sabtu|minggu|שני|שלישי|רביעי|חמישי|שישי|שבת|ראשון|شنبه|یکشنبه|دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|پنج‌شنبه|جمعه|শনি|রবি|সোম|মঙ্গল|বুধ|বৃহ|শুক্র|
  सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัส|วันศุกร์|วันเสาร์|วันอาทิตย์`;
const BEGINNINGS = new RegExp(`^(?:${NAMES.replace(/\n */g, '')})`, 'u');
/** East Asia has one character for a weekday, in brackets. */
const IN_BRACKETS = /^[(（][日月火水木金土일월화수목금토][)）]/u;
const WORD = /^[ ,.(（]{0,3}([\p{L}\p{M}\u200c’'-]{2,14})[)）.,]{0,2} ?/u;

/** Whether a word is a weekday’s name, whole or short. */
export function isWeekday(word: string): boolean {
  return BEGINNINGS.test(word.toLowerCase());
}

/** How many characters a text begins with that are a weekday and the signs around it; 0 when it begins otherwise. */
export function weekdayLength(text: string): number {
  const short = IN_BRACKETS.exec(text.trimStart());
  if (short !== null) return text.length - text.trimStart().length + short[0].length;
  const word = WORD.exec(text);
  return word !== null && isWeekday(word[1]) ? word[0].length : 0;
}

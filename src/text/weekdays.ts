/** The weekdays’ names in the languages that pages of news are written in, by their beginnings; they say nothing of a time’s kind. */

const BEGINNINGS =
  /^(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mar|mer|jeu|ven|dim|mié|mie|jue|vie|sáb|sab|dom|seg|ter|qua|qui|sex|gio|maa|din|woe|vri|zat|zon|mån|tis|ons|tor|lör|sön|пон|вто|сре|чет|пят|суб|вос|вів|сер|нед|п’я|пн|вт|ср|чт|пт|сб|вс|нд|wto|śro|czw|pią|nie|pon|δευ|τρί|τρι|τετ|πέμ|πεμ|παρ|σάβ|σαβ|κυρ|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد|星期|周|週|月曜|火曜|水曜|木曜|金曜|土曜|日曜|월요|화요|수요|목요|금요|토요|일요|thứ|chủ)/u;

/** Whether a word is a weekday’s name, whole or short. */
export function isWeekday(word: string): boolean {
  return BEGINNINGS.test(word.toLowerCase());
}

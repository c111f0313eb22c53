/** What bodies begin with in Korea, Japan, the Arab world and where Cyrillic is written: a place and an agency, each in its form. */
import { isAgency } from '../text/credits.js';

/** A place, the agency where one is told. */
export interface Pieces {
  readonly place: string;
  readonly agency: string | undefined;
}

/** `(서울=연합뉴스) 김하늘 기자 =`, `[서울=뉴시스]`: an agency, or a writer, who is none. */
const KOREAN =
  /^[([【［]([\p{Script=Hangul}A-Za-z·/, ]{2,20})=([^()[\]【】［］=]{2,20}(?:=[^()[\]【】［］=]{2,20})?)[)\]】］]/u;
const WRITER = /(?:기자|특파원|通信員|記者)$/u;
/** `［東京 15日 ロイター］ -`, `【灰港共同】`, `【灰港＝山田春子】`, `【AFP＝時事】`. */
const JAPANESE_DAY = /^[［[]([^\s［\]］]{1,12})\s(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日\s([^\s［\]］]{2,20})[］\]]/u;
const JAPANESE =
  /^【([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{1,12}?)(?:(共同|時事|ロイター|AFP)|＝[^】]{2,12})】/u;
const JAPANESE_AGENCY = /^【(AFP＝時事|AP＝共同|ロイター＝共同|共同|時事)】/u;
/** `بيروت - أ ف ب:`, `تهران - ایرنا -`: a place of a few words, a dash, an agency. */
const ARABIC =
  /^([\p{Script=Arabic}\p{M}]{2,16}(?: [\p{Script=Arabic}\p{M}]{2,16}){0,2}) [–—-] ([\p{Script=Arabic}\p{M}. ]{2,24}?) ?(?:[:：]|[–—-]) /u;
/** `МОСКВА, 13 янв — РИА Новости.`, `ЛУГОВЕ. 13 січня. УНН.`, `МОСКВА, 13 января. /ТАСС/.` */
const CYRILLIC =
  /^(\p{Lu}[\p{L}\p{M} /-]{1,30})[.,] \d{1,2} \p{Ll}{3,10}\.? ?[.,–—-]? ?\/?([\p{L}\p{M}. -]{2,24}?)\/?(?:\.| [–—-]) /u;

/** In such a form an agency that nobody knows has capitals, as the place has: `ЛУГОВЕ, 13 марта – АПН Север.` */
const IN_CAPITALS = /^\p{Lu}{2}/u;

/** So it has a dash before it, and a stop behind: `ЛУГОВЕ, 13 мар — Северный вестник.` */
const DASHED = / [–—-] /u;

/** `(ANSA) - ROMA, 13 GEN -`: the agency first. */
const AGENCY_FIRST = /^\(([\p{L}.-]{2,20})\) [–—-] (\p{Lu}[\p{Lu}\p{M} '’/-]{1,30}), \d{1,2} \p{L}{3,9} [–—-] /u;
/** `(dpa) Text`: an agency and no place. */
const AGENCY_ALONE = /^\(([\p{L}/-]{2,20})\) (?=\p{Lu})/u;
/** `नई दिल्ली, 13 जनवरी (भाषा)`: nothing behind the brackets. */
const DAY_AND_AGENCY =
  /^([\p{Lo}\p{M}]{2,20}(?: [\p{Lo}\p{M}]{2,20}){0,2}), \p{Nd}{1,2} [\p{Lo}\p{M}]{2,12} ?\(([\p{L}\p{M}. ]{2,20})\)/u;

/** What a text begins with; null when it is none of these forms. */
export function furtherOpening(text: string): Pieces | null {
  const korean = KOREAN.exec(text);
  if (korean !== null) return { place: korean[1], agency: WRITER.test(korean[2]) ? undefined : korean[2] };
  const japanese = JAPANESE_DAY.exec(text) ?? JAPANESE.exec(text);
  if (japanese !== null) return { place: japanese[1], agency: japanese[2] };
  const alone = JAPANESE_AGENCY.exec(text);
  if (alone !== null) return { place: alone[1], agency: alone[1] };
  const first = AGENCY_FIRST.exec(text);
  if (first !== null) return isAgency(first[1]) ? { place: first[2], agency: first[1] } : null;
  const only = AGENCY_ALONE.exec(text);
  if (only !== null) return isAgency(only[1]) ? { place: only[1], agency: only[1] } : null;
  const cyrillic = CYRILLIC.exec(text);
  if (cyrillic !== null && IN_CAPITALS.test(cyrillic[1]) && IN_CAPITALS.test(cyrillic[2]))
    return { place: cyrillic[1], agency: cyrillic[2] };
  if (cyrillic !== null && IN_CAPITALS.test(cyrillic[1]) && DASHED.test(cyrillic[0]) && cyrillic[0].endsWith('. ')) {
    const agency = isAgency(cyrillic[2].trim()) ? cyrillic[2] : undefined;
    return { place: cyrillic[1], agency };
  }
  const named = ARABIC.exec(text) ?? cyrillic ?? DAY_AND_AGENCY.exec(text);
  return named !== null && isAgency(named[2].trim()) ? { place: named[1], agency: named[2] } : null;
}

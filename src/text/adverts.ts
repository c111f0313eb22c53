/** What stands over an advertisement inside a body, alone on its line, in the languages of news pages. */
import { lowerOf } from './lower.js';

export const ADVERTS: readonly string[] =
  `advertisement|advert|sponsored|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|
  reklama|reklam|reclame|mainos|hirdetés|publicitate|реклама|διαφήμιση|إعلان|إعلانات|آگهی|פרסומת|广告|廣告|広告|광고|iklan|quảng cáo|
  विज्ञापन|বিজ্ঞাপন|โฆษณา|story continues below advertisement|article continues below advertisement|continua depois da publicidade`
    .split('|')
    .map(word => word.trim());
const WORDS: ReadonlySet<string> = new Set(ADVERTS);
const LONGEST = 60;
const AROUND = /^[\s[(*–—-]{1,4}|[\s\])*–—:-]{1,4}$/gu;

/** Whether a text says no more than that an advertisement follows. */
export function isAdvert(text: string): boolean {
  return text.length <= LONGEST && WORDS.has(lowerOf(text.replace(AROUND, '')));
}

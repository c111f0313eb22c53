/** Writers that are no persons: what newsrooms call themselves where a name would stand, in the languages of news pages. */
import { lowerOf } from './lower.js';

const WORDS: ReadonlySet<string> = new Set(
  `newsroom|news desk|newsdesk|web desk|online desk|staff report|staff and agencies|
  our correspondents|our reporters|editorial staff|editorial team|
  news agencies|redaktion|die redaktion|von der redaktion|onlineredaktion|online-redaktion|agenturen|von unserem korrespondenten|
  la rédaction|rédaction|de notre correspondant|avec agences|agences|la redacción|redacción|redacción digital|de nuestro corresponsal|agencias|
  redazione|la redazione|redazione web|redazione online|dal nostro corrispondente|dal nostro inviato|agenzie|redação|a redação|da redação|
  agências|com agências|redactie|de redactie|onze redactie|onze correspondent|van onze redactie|van onze verslaggever|redakcja|redakcija|
  od redakcji|agencje|редакция|от редакции|наш корреспондент|соб. корр.|соб. инф.|собкор|редакція|наш кореспондент|новинний відділ|σύνταξη|
  η σύνταξη|συντακτική ομάδα|του ανταποκριτή μας|της ανταποκρίτριάς μας|του απεσταλμένου μας|δημοσιογραφική ομάδα|haber merkezi|
  dış haberler|dış haberler servisi|spor servisi|ekonomi servisi|internet haber|redaktionen|redaksjonen|toimitus|toimitukselta|redakce|
  redakcia|szerkesztőség|a szerkesztőség|redacția|redacţia|redacția online|tim redaksi|redaksi|tim liputan|ban biên tập|nhóm phóng viên|
  nhóm pv|وكالات|الوكالات|هيئة التحرير|فريق التحرير|غرفة الأخبار|المحرر|قسم الأخبار|تحریریه|سرویس خبر|מערכת|
  המערכת|מערכת האתר|编辑部|本报综合报道|综合报道|綜合報導|即時新聞|编辑部综合|編集部|社会部|政治部|経済部|
  온라인뉴스팀|디지털뉴스팀|뉴스팀|편집부|디지털뉴스부|온라인 뉴스부|न्यूज़ डेस्क|न्यूज डेस्क|वेब डेस्क|नेशनल डेस्क|নিজস্ব প্রতিবেদক|
  নিজস্ব প্রতিনিধি|অনলাইন ডেস্ক|ডেস্ক রিপোর্ট|กองบรรณาธิการ|ทีมข่าว|ผู้สื่อข่าวออนไลน์`
    .split('|')
    .map(word => word.trim()),
);
const LONGEST = 40;
/** With what the name of a paper or an agency ends that stands in the place of a writer: `Harbor News`. Of a label it says nothing. */
const ENDING =
  /\P{L}(?:news|staff|desk|agency|agencies|nachrichten|agentur|actualités|agence|noticias|agencia|notizie|agenzia|notícias|agência|новости|агентство|новини|ειδήσεις|πρακτορείο|haberleri|ajansı|haber)$/iu;

/** Whether a text is what a newsroom calls itself. */
export function isNewsroom(text: string): boolean {
  return text.length <= LONGEST && WORDS.has(lowerOf(text));
}

/** Whether a text that stands in the place of a writer names no person. */
export function isNoPerson(text: string): boolean {
  return isNewsroom(text) || (text.length <= LONGEST && ENDING.test(text));
}

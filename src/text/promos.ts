/** What announces other articles inside a body, in the languages of news pages: alone on a line, or before the headline of one. */
import { lowerOf } from './lower.js';

export const PROMO_WORDS: readonly string[] =
  `read also|also read|read more|read next|see also|related|related story|related stories|related article|related articles|more on this|
  more on this story|view this post on instagram|lesen sie auch|lesen sie hier|lesen sie mehr|lesen sie dazu|lesen sie dazu auch|mehr dazu|mehr zum thema|siehe auch|
  auch interessant|passend dazu|lire aussi|à lire aussi|a lire aussi|à lire|lire également|à lire également|a lire également|voir aussi|à voir aussi|a voir aussi|
  sur le même sujet|lea también|lee también|leer también|lea además|lee además|te puede interesar|le puede interesar|vea también|
  mira también|más información|leia também|leia mais|leia ainda|ler também|veja também|veja mais|saiba mais|confira também|
  leggi anche|leggi di più|vedi anche|guarda anche|per approfondire|lees ook|lees meer|zie ook|bekijk ook|läs också|läs även|läs mer|
  se även|les også|les mer|læs også|læs mere|se også|czytaj też|czytaj także|czytaj również|czytaj więcej|przeczytaj też|
  przeczytaj także|przeczytaj również|zobacz też|zobacz także|zobacz również|sprawdź też|čtěte také|čtěte i|čtěte též|čtěte více|
  čtěte dále|přečtěte si|přečtěte si také|přečtěte si i|související|mohlo by vás zajímat|čítajte aj|prečítajte si|súvisiace|
  olvassa el ezt is|ezt is olvassa el|olvasd el ezt is|kapcsolódó|kapcsolódó cikk|kapcsolódó cikkek|kapcsolódó cikkeink|lásd még|
  lue myös|lue lisää|katso myös|ilgili haber|ilgili haberler|bunu da oku|ayrıca oku|ayrıca bakınız|benzer haberler|baca juga|
  baca selengkapnya|simak juga|lihat juga|artikel terkait|berita terkait|xem thêm|đọc thêm|tin liên quan|citește și|citiți și|vezi și|
  читайте также|читайте ещё|читайте еще|читайте по теме|смотрите также|по теме|материалы по теме|читайте також|читайте ще|
  дивіться також|за темою|прочетете още|вижте още|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε ακόμη|διαβάστε και|διαβάστε περισσότερα|
  δείτε επίσης|δείτε ακόμα|δείτε και|اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|إقرأ أيضا|إقرأ أيضاً|اقرأ المزيد|شاهد أيضا|شاهد أيضاً|طالع أيضا|
  مواضيع ذات صلة|أخبار ذات صلة|بیشتر بخوانید|بخوانید|همچنین بخوانید|بیشتر بدانید|مطالب مرتبط|اخبار مرتبط|קראו גם|קרא גם|ראו גם|
  עוד בנושא|לקריאה נוספת|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|यह भी देखें|আরও পড়ুন|আরো পড়ুন|আরও দেখুন|সম্পর্কিত খবর|
  อ่านเพิ่มเติม|อ่านต่อ|อ่านข่าว|ข่าวที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|関連記事|関連|あわせて読みたい|함께 보면 좋은 기사|관련기사|
  관련 기사|相关阅读|相关新闻|相关报道|相关链接|相关专题|延伸阅读|延伸閱讀|相關新聞|推荐阅读`
    .split('|')
    .map(word => word.trim().normalize('NFC'));
/** Most lines are told from them by how they begin. */
const BEGINNING = 4;
const BEGINNINGS: ReadonlySet<string> = new Set(PROMO_WORDS.map(word => word.slice(0, BEGINNING)));
const WORDS_LONGEST_FIRST = PROMO_WORDS.toSorted((one, other) => other.length - one.length);
/** Characters of a line that is one, and signs before the words. */
const LONGEST = 240;
export const PROMO_SIGNS = '*•·▶►▸>»+[【(–—-';
const SIGNS = new RegExp(String.raw`^[${PROMO_SIGNS}]*\s*`, 'u');
/** What parts the words from the headline that they announce. */
const PARTED = /^\s?(?:[:：>»|\]】)|]|[–—-](?!\p{L}))/u;

/** Whether a text announces another article: `label` where it says no more than that, `whole` with the headline of that. */
export function promoIn(text: string): 'label' | 'whole' | null {
  if (text.length > LONGEST) return null;
  const from = SIGNS.exec(text)?.[0].length ?? 0;
  const lower = lowerOf(text.slice(from)).normalize('NFC');
  if (!BEGINNINGS.has(lower.slice(0, BEGINNING))) return null;
  const word = WORDS_LONGEST_FIRST.find(word => lower.startsWith(word));
  if (word === undefined) return null;
  const rest = lower.slice(word.length);
  const parted = PARTED.exec(rest)?.[0].length ?? 0;
  if (rest.trim() === '' || (parted > 0 && !LETTER.test(rest.slice(parted)))) return 'label';
  return parted > 0 ? 'whole' : null;
}

const LETTER = /[\p{L}\p{N}]/u;

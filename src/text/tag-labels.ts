/** What announces the tags of a page, in the languages of news pages: a line of its own, or before them on one line. */
import { lowerOf } from './lower.js';

const WORDS =
  `archivado en|más sobre|seguir temas|följ ämnen|ämnen i artikeln|mehr zu|mehr zu den themen|follow topics|more about|more on|explore more on|
  sur le même thème|dans cet article|leggi altro su|segui i temi|meer over|w tym temacie|сюжеты|сюжет|στο ίδιο θέμα|ilgili konular|aiheesta lisää|
  tags|tag|topics|topic|keywords|key words|labels|filed under|filed in|related topics|in this story|schlagwörter|
  schlagworte|schlagwort|stichwörter|stichworte|themen|mots-clés|mots clés|étiquettes|sujets|thèmes|etiquetas|temas|
  palabras clave|palavras-chave|palavras chave|assuntos|tópicos|marcadores|argomenti|parole chiave|temi|tagi|tematy|
  słowa kluczowe|ετικέτες|θέματα|λέξεις κλειδιά|λέξεις-κλειδιά|теги|тэги|темы|метки|ключевые слова|теми|мітки|ключові слова|
  etiketler|etiket|konular|anahtar kelimeler|الوسوم|وسوم|الكلمات المفتاحية|كلمات مفتاحية|كلمات دلالية|مواضيع|موضوعات|标签|標籤|
  标籤|关键词|關鍵詞|关键字|關鍵字|タグ|関連タグ|キーワード|태그|키워드|टैग|टैग्स|विषय|trefwoorden|onderwerpen|taggar|ämnen|emneord|
  emner|từ khóa|chủ đề|štítky|klíčová slova|témata|címkék|címke|kulcsszavak|témák|avainsanat|asiasanat|aiheet|tagar|tagai|etiketler|
  temas relacionados|etiquetas relacionadas|assuntos relacionados|tópicos relacionados|sujets associés|thèmes associés|argomenti correlati|
  temi correlati|tag dell’articolo|tag dell'articolo|verwandte themen|explore more on these topics|related tags|
  gerelateerde onderwerpen|relaterade ämnen|tematy powiązane|powiązane tematy|ilgili etiketler|tagged|tag terkait|topik|kata kunci|label|מילות מפתח|תגיות|תגים|נושאים|برچسب‌ها|برچسب ها|برچسب|کلیدواژه‌ها|کلید واژه ها|کلیدواژه|ট্যাগ|ট্যাগস|বিষয়|แท็ก|
  แท็กที่เกี่ยวข้อง|คำสำคัญ|관련 태그|해시태그|関連キーワード|キーワード|thẻ|từ khoá|chủ đề liên quan|cuvinte cheie|etichete|ключові теги`
    .split('|')
    .map(word => word.trim())
    .toSorted((one, other) => other.length - one.length);
const LONGEST = WORDS[0].length + 2;
const COLON = /^ ?[:：]\s?/u;
/** Between tags on one line. */
const BETWEEN = /[,;،、，；|•·]|(?<=\S)\s\s?(?=#)/u;

/** How many characters of a text announce tags: all of them, or those up to a colon and the tags; 0 when it does not. */
export function tagLabel(text: string): number {
  const lower = lowerOf(text.slice(0, LONGEST + 1));
  const word = WORDS.find(word => lower.startsWith(word));
  if (word === undefined) return 0;
  const colon = COLON.exec(text.slice(word.length))?.[0].length ?? 0;
  return colon > 0 || text.length === word.length ? word.length + colon : 0;
}

/** The tags on one line, as places [from, to) in it; `from` is where they begin. */
export function tagsOn(text: string, from: number): [number, number][] {
  let at = from;
  const places: [number, number][] = [];
  for (const piece of text.slice(from).split(BETWEEN)) {
    const tag = piece.trim();
    if (tag === '') continue;
    const start = text.indexOf(tag, at);
    at = start + tag.length;
    places.push([start, at]);
  }
  return places;
}

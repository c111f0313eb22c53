/** Keys of header blocks: what a line `key: value` has before its value, and the words for them in the languages that are known. */
import { decode } from '../../text/passage.js';
import type { Line } from '../../types.js';

/** What a key says of its value. */
export type Meaning = 'headline' | 'byline' | 'section' | 'highlight' | 'published' | 'updated' | 'captured' | 'body';

/** In small letters. Other keys are told by what their values are. */
const WORDS: Readonly<Record<Meaning, readonly string[]>> = {
  headline: words(
    'title headline subject heading hd titel überschrift titre título titolo tytuł nagłówek заголовок тема τίτλος 标题 標題 題名 タイトル 제목 العنوان عنوان başlık',
  ),
  byline: words(
    'author authors by byline writer from von autor autorin autoren auteur auteurs autores autore автор авторы συντάκτης συγγραφέας 作者 记者 著者 기자 الكاتب المؤلف yazar',
  ),
  section: words(
    'section category rubric rubrik ressort rubrique catégorie sección categoría sezione categoria dział kategoria рубрика раздел κατηγορία ενότητα 栏目 版面 分类 القسم',
  ),
  highlight: words(
    'summary description abstract lead standfirst teaser zusammenfassung résumé chapô resumen sommario zajawka аннотация περίληψη 摘要 الملخص',
  ),
  published: words('published publication date pubdate pd datum data fecha date дата ημερομηνία 日期 发布时间 التاريخ'),
  updated: words(
    'updated modified last-modified lastmod aktualisiert geändert modifié actualizado aggiornato zaktualizowano обновлено ενημέρωση 更新 更新时间 تحديث',
  ),
  captured: words(
    'captured crawled fetched retrieved accessed downloaded scraped load-date abgerufen consulté pobrano загружено 抓取时间',
  ),
  body: words(
    'body text content article lp td inhalt artikel texte contenu texto cuerpo testo treść tekst текст содержание κείμενο 正文 内容 本文 본문 النص المحتوى',
  ),
};
const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(WORDS).flatMap(([meaning, list]) => list.map(word => [word, meaning as Meaning] as const)),
);

function words(list: string): string[] {
  return list.split(' ');
}

/** Bytes among which a key and its colon stand. */
const LONGEST_KEY = 60;
/** Bytes of a line that may be in a header block. */
const LONGEST_LINE = 4096;
const KEY_WORDS = 4;
/** A colon with a space, a letter beyond ASCII or nothing behind, or a wide one: `https:` is no key. Two capitals may do without. */
const KEYED = /^(\p{L}[\p{L}\p{M}\p{N}'’._/ -]{0,39}?) ?(?::(?=[\s\u0080-\uffff]|$)|：)|^(\p{Lu}{2})(?: {2,9}|\t)/u;

/** The key of a line in small letters, and how many bytes behind its beginning the value begins. */
export interface Keyed {
  readonly key: string;
  readonly value: number;
}

const encoder = new TextEncoder();

/** The key that a line has; null when it has none. */
export function keyOf(line: Line, bytes: Uint8Array): Keyed | null {
  const { from, to } = line;
  if (line.continued || line.pieces !== null || to - from > LONGEST_LINE) return null;
  const found = KEYED.exec(decode(bytes, from, Math.min(to, from + LONGEST_KEY)));
  if (found === null) return null;
  const key = (found[1] ?? found[2]).toLowerCase();
  if (key.split(' ').length > KEY_WORDS) return null;
  let value = encoder.encode(found[0]).length;
  while (from + value < to && (bytes[from + value] === 0x20 || bytes[from + value] === 0x09)) value++;
  return { key, value };
}

export function meaningOf(key: string): Meaning | null {
  return MEANINGS.get(key) ?? MEANINGS.get(key.split(' ')[0]) ?? null;
}

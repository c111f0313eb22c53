/** What announces the caption of a picture on the line below, in the languages of news pages. */
import { endsWithColon } from './sentences.js';

const WORDS: ReadonlySet<string> = new Set(
  `caption|photo caption|image caption|picture caption|bildunterschrift|bildtext|légende|légende photo|leyenda|pie de foto|pie de imagen|
  legenda|legenda da foto|didascalia|podpis|podpis pod zdjęciem|podpis zdjęcia|подпись|подпись к фото|підпис|підпис до фото|λεζάντα|alt yazı|
  fotoğraf altı|resim altı|resim yazısı|تعليق الصورة|تعليق|شرح الصورة|شرح عکس|图片说明|圖片說明|图说|圖說|キャプション|写真説明|사진설명|사진 설명|
  चित्र परिचय|कैप्शन|चित्र|bijschrift|onderschrift|kuvateksti|képaláírás|popisek|keterangan foto|keterangan gambar|chú thích ảnh|legendă foto`
    .split('|')
    .map(word => word.trim()),
);
/** Bytes of such a label, at most. */
const LONGEST = 48;

/** Whether bytes [from, to) may be one: they end with a colon. */
export const mayLabelCaption = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from <= LONGEST && endsWithColon(bytes, from, to);

/** Whether a text is one. */
export const isCaptionLabel = (text: string): boolean => WORDS.has(text.replace(/\s?[:：]$/u, '').toLowerCase());

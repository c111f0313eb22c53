/**
 * Credits at the end of a caption that no bracket, stroke or colon tells, only the way in which captions end in a language:
 *
 *     … in the square. Photo Mira Olden    … . | QUAY NEWS    … . M. O.    …大桥。陈立 摄    …する職員、山根恵撮影    … 현장. /소방서 제공
 */

/** A name whose words begin with capitals. */
const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’&-]*(?:[ /]\p{Lu}[\p{L}\p{M}.'’&-]*){0,4}`;
/** Words for a picture behind the end of a sentence or a sign, and a name. */
const WORD = String.raw`(?:[Pp]hotos?|PHOTO|[Ff]otos?|FOTO|[Ff]ot\.|[Bb]ild|[Bb]eeld|BEELD|[Kk]uva|[Ff]oto(?:grafia|grafía)|Фото|Φωτ\.|Φωτο)`;
const WORDED = new RegExp(String.raw`[.!?…»”"’)|,;–—-] ${WORD}(?: (?:by|di|de|von|van|par))? (${NAME})$`, 'u');
/** A name in capitals behind a bar or a stroke. */
const BARRED = /(?<=[.!?…»”"’)] )[|/] (\p{Lu}[\p{Lu}\p{M} .'’&/-]{2,40})$/u;
/** The same in small letters, behind the full stop of a sentence of a few words: `… . | First Last`. */
const STOPPED_BAR =
  /(?<=\p{Ll}{2}\. )[|/] (\p{Lu}[\p{L}\p{M}.'’&-]{0,24}(?: (?:\p{Lu}[\p{L}\p{M}.'’&-]{0,24}|\p{Ll}{1,3})){0,5})$/u;
const FEWEST_WORDS = 3;
/** A name in capitals right behind a sentence: `… . FIRST LAST`. */
const CAPITALS = /(?<=\p{Ll}{2}[.!?…»”"’)] )(\p{Lu}{2}[\p{Lu}\p{M}'’-]{0,20}(?: \p{Lu}[\p{Lu}\p{M}.'’-]{0,20}){1,3})$/u;
/** Initials behind the end of a sentence. */
const INITIALS = /(?<=[.!?…»”"’)] )(\p{Lu}\.(?: ?\p{Lu}\.){1,2})$/u;
/** A name that a dash joins to an agency with capitals, behind the end of a sentence: `First Last-QUAY PRESS Pictures`. */
const JOINED =
  /(?<=[.!?…»”"’)] )(\p{Lu}[\p{L}\p{M}.'’-]{0,24}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,24}){1,2}-\p{Lu}{2}[\p{L}.&-]{0,24}(?: \p{Lu}[\p{L}.&-]{0,24}){1,3})$/u;
/** In brackets a word for a picture needs no colon. */
const IN_BRACKETS = new RegExp(String.raw`^${WORD}(?: (?:by|di|de|von|van|par))? (${NAME})$`, 'u');
const IN_KOREAN_BRACKETS = /^사진(?: ?제공)? ?= ?(.{2,30})$/u;
const TAKEN =
  /(?:^|[。．.！？）)、，, 　])(?:\p{Script=Han}{2,8}[记記]者[ 　]?)?([\p{Script=Han}·]{2,4}(?:[／/、 　][\p{Script=Han}·]{2,4})?)[ 　]?[摄攝]$/u;
const TAKEN_IN_JAPAN = /[、。，=＝ 　]([^、。，=＝\s]{2,14}?)(?:さん)?(?:撮影|提供)$/u;
const GIVEN_IN_KOREA =
  /(?:사진(?: ?제공)?\s?[=:|]\s?|[\s.…”"’)]\/(?! )|ⓒ ?)([\p{L}\p{N}·]{2,14}(?: [\p{L}\p{N}·]{1,12}){0,2}?)(?: ?(?:제공|촬영|캡처|캡쳐))?[\])]?$/u;

const isEastern = (text: string): boolean => text.charCodeAt(text.length - 1) >= FIRST_EASTERN;
const FIRST_EASTERN = 0x3000;
/** What a sentence ends with, but for a full stop behind a capital. */
const STOPPED = /(?:[^\p{Lu}]\.|[!?…»”"’])$/u;

/** Whether a text ends with who took a picture, as in China and Japan: what tells a day there is its caption. */
export const saysTaken = (text: string): boolean => isEastern(text) && (TAKEN.test(text) || TAKEN_IN_JAPAN.test(text));

/** The name that a caption ends with in one of these ways; null when it ends in none. */
export function nameAtEnd(caption: string): string | null {
  if (isEastern(caption)) return (TAKEN.exec(caption) ?? TAKEN_IN_JAPAN.exec(caption) ?? inKorea(caption))?.[1] ?? null;
  if (STOPPED.test(caption)) return null;
  return (
    (WORDED.exec(caption) ??
      BARRED.exec(caption) ??
      stopped(caption) ??
      (caption.includes('-') ? JOINED.exec(caption) : null) ??
      INITIALS.exec(caption) ??
      inKorea(caption))?.[1] ?? null
  );
}

function stopped(caption: string): RegExpExecArray | null {
  if (!caption.includes('. ')) return null;
  const barred = STOPPED_BAR.exec(caption);
  const isSentence = barred !== null && caption.slice(0, barred.index).trim().split(' ').length >= FEWEST_WORDS;
  return isSentence ? barred : CAPITALS.exec(caption);
}

/** Who took a picture, of what stands in brackets behind an agency: `…社发（陈立 摄）`. */
export const takenInBrackets = (text: string): string | null => TAKEN.exec(text)?.[1] ?? null;

/** Whether a text ends with the day and the place of a picture, as captions in Japan do: `…＝5日午後、潮見市役所で`. */
export const saysWhere = (text: string): boolean => isEastern(text) && WHERE.test(text);
const WHERE = /[（(＝=](?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[^（）()＝=。、]{0,8}、[^（）()＝=。]{2,24}[）)]?$/u;

/** The name behind a word for a picture, of what stands in brackets; null when there is none. */
export function nameInBrackets(text: string): string | null {
  return (IN_BRACKETS.exec(text) ?? IN_KOREAN_BRACKETS.exec(text))?.[1] ?? null;
}

const HANGUL = /[가-힣]/u;
const inKorea = (caption: string): RegExpExecArray | null =>
  HANGUL.test(caption) ? GIVEN_IN_KOREA.exec(caption) : null;

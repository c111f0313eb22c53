/** Whom a picture is owed to: the credit at the end of a caption, or a line that is nothing else. */
import type { Credit } from '../types.js';
import { nameAtEnd, nameInBrackets, takenInBrackets } from './credit-endings.js';
import { remembering } from './remember.js';

/** News agencies, as pages write them; folded to lower case. Used for credits and for the agency before a body. */
export const AGENCIES: readonly string[] =
  `reuters|ap|afp|associated press|the associated press|agence france-presse|epa|epa-efe|efe|dpa|xinhua|tass|anadolu|
  anadolu agency|dapd|ani|pti|ians|ansa|adnkronos|askanews|upi|spa|wam|kuna|pap|lusa|belga|anp|ntb|ritzau|apa|keystone|keystone-sda|
  interfax|yonhap|kyodo|jiji|europa press|folhapress|agência brasil|bloomberg|getty images|afp via getty images|getty|
  shutterstock|istock|alamy|imago|picture alliance|imago images|asharq al-awsat|asharq al awsat|aawsat|an photo|ap photo|reuters photo|file photo|
  рейтер|тасс|риа новости|интерфакс|укрінформ|укринформ|унн|αμπε|απε-μπε|eurokinissi|رويترز|أ ف ب|ا ف ب|أ.ف.ب|اف ب|د ب أ|
  وكالات|新华社|新華社|中新社|法新社|路透社|美联社|共同|共同通信|時事|時事通信|ロイター|연합뉴스|पीटीआई|भाषा|एएनआई|आईएएनएस|एएफपी|रॉयटर्स|
  aa|dha|iha|i̇ha|anadolu ajansı|čtk|ctk|mti|mti/mtva|stt|lehtikuva|antara|antara foto|ttxvn|vna|укрінформ|уніан|інтерфакс-україна|
  رویترز|ایرنا|ایسنا|تسنیم|ایلنا|خبرگزاری فرانسه|رويترز|أ.ب|أ ب|واس|وام|قنا|كونا|סוכנויות הידיעות|רויטרס|איי.פי|রয়টার্স|এএফপি|এপি|বাসস|ইউএনবি|
  รอยเตอร์|เอเอฟพี|เอพี|뉴시스|뉴스1|로이터|로이터통신|afp연합뉴스|ap연합뉴스|共同通信社|時事通信社|afp時事|ロイター通信|lapresse|agerpres|
  中央社|美聯社|俄新社|韩联社|共同社|afp=時事|bernama|tasr|tanjug|mediafax|sda|ats|irna|petra|prensa latina|interfax.ru|estadão conteúdo|agência lusa|télam|notimex|epd|kna|sid|бта`
    .split('|')
    .map(name => name.trim());
const agencies = new Set(AGENCIES);

/** Whether the whole text is the name of an agency. */
export function isAgency(text: string): boolean {
  return text.length <= LONGEST_AGENCY && agencies.has(text.toLowerCase());
}

/** Whether a text is the name of an agency, alone or behind what it is: `Agência Lusa`. */
export function isWire(text: string): boolean {
  return (
    isAgency(text) ||
    isAgency(text.replace(/^(?:agência|agencia|agence|agentur|agenzia|agencja|agentura|وكالة) /iu, ''))
  );
}

/** Whether a credit names an agency: alone, before a stroke, or behind what the picture came by. */
export function namesAgency(credit: string): boolean {
  return isAgency(credit) || credit.split(/ ?[/,、，＝=] ?| via /u).some(isAgency);
}

/** A credit longer than this is a remark, not a name. */
const LONGEST_CREDIT = 80;
/** No agency’s name, with signs around it, is longer. */
export const LONGEST_AGENCY = 30;
const BRACKETED = /[(（[]([^()（）[\]]{2,80})[)）\]][.。]?$/u;
/** “REUTERS/First Last”, “AFP/Getty Images”, “AN Photo/First Last”: an agency in capitals, a stroke, a name. */
const STROKE = /(?<![\p{L}\d])(\p{Lu}[\p{Lu}\d]{1,11}(?: Photos?)?\/[\p{Lu}\p{Lo}][^.:;!?]{1,60})\.?$/u;
/** “First Last / Organisation”: two names with a spaced stroke between them, and nothing else. */
const NAMES = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,2} \/ \p{Lu}[\p{L}.&'’-]*(?: \p{Lu}[\p{L}.&'’-]*){0,3}$/u;
const AFTER_SIGN = /(?: [-–—|]|[.。!?] ?[-–—|]?|©) ?([\p{L}][\p{L} .’'-]{1,40})$/u;
/** The same behind the end of a sentence: `… on Monday. FIRST LAST / AFP`, `… on Monday. / F. LAST / AFP`, `… lundi. FIRST LAST / POUR « PAPER »`. */
const SHARED =
  /(?<=[.!?…»”"’)] (?:\/ )?)(\p{Lu}[\p{L}.'’-]{0,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,3} ?\/ ?\p{Lu}[\p{L} .-]{1,30}(?:«[ \u00a0]?\p{Lu}[\p{L} \u00a0’-]{1,40}»)?)$/u;
/** Behind a dash or the end of a sentence, what a picture came by: `File photo/Agency`, `First Pictures via Agency`. */
const BY_WAY = /(?: [-–—|]|[.!?]) (\p{Lu}[^.:;!?]{1,60})$/u;
/** The same right behind words in small letters, where a caption has no full stop: `… a goal Two Words via Agency/First Last`. */
const BY_AGENCY = /(?<=\p{Ll} )(\p{Lu}\p{L}{1,15} \p{Lu}\p{L}{1,15} via \p{Lu}[^.:;!?]{1,40})$/u;
const mayBeShared = (text: string): boolean => text.includes('/') || text.includes(' via ');
/** What says in the languages of news pages that a name behind it is whom a picture is owed to. */
const PICTURE =
  `photo|pic|credit|photograph|bildquelle|bildnachweis|fotoquelle|archivfoto|archivbild|symbolbild|symbolfoto|image|picture|courtesy|foto|bild|fotografia|fotografía|imagen|crédito|créditos|crédit|
  immagine|imagem|zdjęcie|φωτογραφία|φωτο|φωτό|фото|снимок|світлина|fotoğraf|görsel|الصورة|صورة|تصوير|图|圖|图片|圖片|写真|撮影|提供|
  사진|फोटो|तस्वीर|ảnh|zdroj|fotó|kép|forrás|kuva|kuvat|kuvaaja|sumber|dok|عکس|تصویر|צילום|תמונה|ছবি|আলোকচিত্র|ภาพ|ภาพจาก|ขอบคุณภาพจาก|ภาพประกอบ|
  เครดิต|เครดิตภาพ|visualisierung|grafik|illustration|infografik|montage|fotomontage|beeld|visuel|infographie|ilustración|ilustração|
  ilustracja|grafika|wizualizacja|иллюстрация|графика|коллаж|скриншот|стоп-кадр|φωτ|φωτογρ|ilustrasi|tangkapan layar|đồ họa|
  ảnh chụp|ilustrace|vizualizace|illusztráció|grafiikka|kuvitus|illustratie|grafikk|illustrasjon|illustrasjonsfoto|arkivbild|arkivfoto`.replace(
    /\s+/g,
    '',
  );
const LABELLED = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:(?:${PICTURE})s?(?: by| of| von| de| par| di)?\s?[:：]|(?:fot|φωτ)\.:?) ?([^:：]{2,80})$`,
  'iu',
);
/** The sign of an owner, and a name. */
const SIGNED = /© ?(\p{L}[^©:]{1,60})$/u;

/** What brackets are closed with; a full stop may follow. */
const CLOSING = new Set(')）]');

/** A name in brackets that is of no agency, has no stroke and says not how it came has no more words, and no signs of a sentence. */
const NAME_WORDS = 5;
const SENTENCE_SIGNS = /[?!，；：？！、]|: /u;
/** Between a day or a place and an agency. */
const LISTED = /, |[、，＝=]/u;
const OF_PICTURES = /\/| via |photo|courtesy|file|handout|getty/iu;

/** By what a person or an office is known where pictures are posted. */
const HANDLE = /^(?:\p{Lu}\p{L}{0,12}(?::|\/| \/)? ?)?@\w{2,30}$/u;
/** Brackets that hold figures are a measure, those that begin with a small letter a remark such as “left”, long ones a remark too. */
function looksLikeName(text: string): boolean {
  if (isAgency(text) || (text.includes('/') && isAgency(text.slice(0, text.indexOf('/'))))) return true;
  if (LISTED.test(text) && text.split(LISTED).some(isAgency)) return true;
  if (HANDLE.test(text)) return true;
  if (!/^(?!\p{Ll})[\p{L}©]/u.test(text) || /\d{2}/u.test(text) || text.length > LONGEST_CREDIT) return false;
  if (OF_PICTURES.test(text)) return true;
  return text.split(' ').length <= NAME_WORDS && !SENTENCE_SIGNS.test(text);
}

/** A credit’s name at its last place in a text. */
function place(text: string, name: string, whole: boolean): Credit {
  const from = text.lastIndexOf(name);
  return { from, to: from + name.length, whole };
}

/** A credit line without its brackets, dash and full stop. */
function bareCredit(line: string): string {
  return line.replace(/^(?:[-–—|©] ?)?[(（[]?/u, '').replace(/[)）\]]?[.。]?$/u, '');
}

/** The name in a line that is a credit and nothing else: an agency, or agency, stroke, name; null for other lines. */
function creditLine(line: string): string | null {
  if (line.length > LONGEST_CREDIT) return null;
  if (line.length > LONGEST_AGENCY && !line.includes('/') && !mayBeLabelled(line)) return null;
  const bare = bareCredit(line);
  if (mayBeLabelled(line)) {
    const labelled = LABELLED.exec(line);
    if (labelled?.index === 0 && looksLikeName(labelled[1])) return labelled[1];
  }
  const isShared = bare.includes('/') && (STROKE.exec(bare)?.index === 0 || NAMES.test(bare) || isFiled(bare));
  const isCredit = isAgency(bare) || isShared;
  return isCredit ? bare : null;
}

/** One word or two with a capital before a stroke and what may be an agency: `File/Agency`. */
const FILED = /^\p{Lu}\p{L}{1,12}(?: \p{L}{1,12})?\/(.{2,30})$/u;
const isFiled = (text: string): boolean => isAgency(FILED.exec(text)?.[1] ?? '');

/** Whether a label may stand in a text: most texts have none of its signs. */
const mayBeLabelled = (text: string): boolean =>
  text.includes(':') || text.includes('：') || text.includes('ot.') || text.includes('ωτ.');

/** The name at the end of a caption. In order of trust: in brackets; agency, stroke, name; behind a label; a bare agency. */
function creditAtEnd(caption: string): string | null {
  const end = caption.slice(-LONGEST_CREDIT - 3);
  const bracketed = CLOSING.has(end.at(-1) as string) || CLOSING.has(end.at(-2) as string) ? BRACKETED.exec(end) : null;
  if (bracketed !== null) {
    const labelled = LABELLED.exec(bracketed[1]);
    const name = labelled?.index === 0 ? labelled[1] : bracketed[1];
    const taken = takenInBrackets(name);
    if (taken !== null) return taken;
    return name.startsWith('사진') || !looksLikeName(name) ? nameInBrackets(name) : name;
  }
  const named =
    (end.includes('/') ? STROKE.exec(end) : null) ??
    (mayBeLabelled(end) ? LABELLED.exec(end) : null) ??
    (end.includes('/') ? SHARED.exec(end) : null);
  if (named !== null) return named[1];
  const signed = end.includes('©') ? SIGNED.exec(end) : null;
  if (signed !== null && looksLikeName(signed[1])) return signed[1];
  const shared = mayBeShared(end) ? (BY_WAY.exec(end) ?? BY_AGENCY.exec(end)) : null;
  if (shared !== null && namesAgency(shared[1])) return shared[1];
  const bare = AFTER_SIGN.exec(end.slice(-LONGEST_AGENCY));
  return bare !== null && isAgency(bare[1].trim()) ? bare[1] : nameAtEnd(end);
}

/** The credit that a line is, or that a caption ends with; null when there is none. */
export function findCredit(text: string): Credit | null {
  return text.length <= LONGEST_AGENCY ? creditOfShort(text) : readCredit(text);
}

/** Short lines are labels and buttons, which recur. */
const creditOfShort = remembering(readCredit);

function readCredit(text: string): Credit | null {
  const line = creditLine(text);
  if (line !== null) return place(text, line, true);
  const end = creditAtEnd(text);
  return end === null ? null : place(text, end, false);
}

/** A label right behind the bracket that closes a credit: a section’s name, without a space between; in scripts without capitals too. */
const GLUED_LABEL = /[)）\]]([\p{Lu}\p{Lo}][\p{L}\p{M} &-]{1,30})$/u;

/** Bytes of such a label and the bracket before it, at most. */
const LONGEST_GLUED = 4 * 31 + 1;
/** What an ASCII byte at the end of a text may be: of a label, a bracket, or neither. */
const OF_LABEL = 1;
const BRACKET = 2;
const endings = new Uint8Array(0x80);
for (let byte = 0; byte < 0x80; byte++) {
  const sign = String.fromCharCode(byte);
  endings[byte] = /[A-Za-z &-]/.test(sign) ? OF_LABEL : /[)\]]/.test(sign) ? BRACKET : 0;
}
/** With what the bracket beyond ASCII, U+FF09, ends. */
const WIDE_BRACKET = 0x89;

/** Whether a text in [from, to) may end with a bracket and a label, by its bytes. */
export function mayEndWithLabel(bytes: Uint8Array, from: number, to: number): boolean {
  const first = Math.max(from, to - LONGEST_GLUED);
  let at = to - 1;
  while (at > first && (bytes[at] < 0x80 ? endings[bytes[at]] === OF_LABEL : bytes[at] !== WIDE_BRACKET)) at--;
  return bytes[at] === WIDE_BRACKET || (endings[bytes[at]] === BRACKET && at < to - 1);
}

/** Whether a text ends with what says that a picture is owed to somebody: `Foto: First Last`, `© First Last`. */
export function saysOwed(text: string): boolean {
  const end = text.slice(-LONGEST_CREDIT - 3);
  const found = (mayBeLabelled(end) ? LABELLED.exec(end) : null) ?? (end.includes('©') ? SIGNED.exec(end) : null);
  if (found !== null) return looksLikeName(found[1]);
  return nameAtEnd(end) !== null || takenInBrackets(BRACKETED.exec(end)?.[1] ?? '') !== null;
}

/** Where the label begins that is glued to the end of a caption, in characters; -1 when there is none. */
export function gluedLabel(text: string): number {
  const match = GLUED_LABEL.exec(text);
  if (match === null) return -1;
  const at = text.length - match[1].length;
  return findCredit(text.slice(0, at)) === null ? -1 : at;
}

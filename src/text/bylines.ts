/** Bylines: what they begin with, and names by their shape. */
import { mayBeCaselessName } from './caseless-names.js';
import { isNewsroom } from './newsrooms.js';

/** What stands before the names, in any case. */
const OPENING =
  /^(?:(?:(?:written|posted|published|words|story|text|article|reported|authored|edited|curated) )?by[\s:：]+|(?:escrito por|publicado por|redactado por|écrit par|publié par|rédigé par|geschrieben von|verfasst von|ein beitrag von|scritto da|pubblicato da|a cura di|skrevet av|skriven av|door|opracowała?|oprac\.|opr\.|napisała?)\s(?=\p{Lu})|(?:authors?|autor(?:es|in|a|ka|zy)?|auteure?s?|autore|autrice|автор(?:ы|ка)?|journalist(?:in|e)?|reporter|tekst|texte?|texto|testo|текст|корреспондент|кореспондент|журналист|журналіст|συντάκτ(?:ης|ρια)|γρ[άα]φει|von|par|por|door|της|του|ρεπορτάζ|yazan|yazar|haber|muhabir|بقلم|كتب|كتبت|الكاتب|إعداد|तहरीर|लेखक|लेखिका|रिपोर्ट|रिपोर्टर|作者|文|撰文|記者|记者|通讯员|執筆|聞き手|글|기자|penulis|pewarta|penyunting|oleh|laporan|kirjoittajat?|toimittaja|teksti|szerzők?|írta|szöveg|autoři|napsala?|připravila?|tác giả|thực hiện|bài|muhabirler|yazı|מאת|כתב|כתבת|نویسنده|خبرنگار|گزارشگر|نگارنده|به قلم|تحرير|مراسل|تقرير|লেখক|লেখা|প্রতিবেদক|প্রতিবেদন|โดย|เรื่อง|เขียนโดย|ผู้เขียน|ผู้สื่อข่าว|รายงานโดย|द्वारा|підготува(?:в|ла)|подготовила?|文・写真|取材・文|글·사진|취재)(?:\s?[:：／/|・]\s*|\s[–—-]\s))/iu;
/** A small word that needs a name behind it, or one that the name is glued to. */
const SMALL_OPENING =
  /^(?:By(?=\p{Lu}\p{Ll})|(?:[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]a|[Dd]oor|[Aa]v|[Aa]f|[Αα]πό|[Ττ]ου|[Ττ]ης):? (?=\p{Lu})|بقلم |מאת |โดย )/u;
/** In Taiwan brackets hold the writer and the place: `〔記者陳某／某地報導〕`. */
const BRACKETED = /^[〔【（(［[]\s?(?:本[報报])?(?:記者|记者|特派員)(?=\p{Script=Han}{2,4}[／/])/u;
/** In China a blank parts what a writer is from the names: `本报记者 陈某`. */
const SPACED =
  /^(?:本[报報])?(?:实习|實習|特约|特約)?(?:记者|記者|通讯员|通訊員)[ \u3000]+(?=\p{Script=Han}{2,4}(?:[ \u3000、，]|$))/u;
/** Between names. */
const BETWEEN = /,? (?:and|und|et|y|e|i|и|og|och|en|και) |[,;&|]/u;
/** A part of a name: a word with a capital, an initial, or a small word that names have in them. */
const PART = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:de|da|di|du|del|van|von|der|den|bin|al|el|la|le))$/u;
const CAPITAL = /^\p{Lu}/u;
/** A part that is no initial. */
const WHOLE = /\p{L}.*\p{L}.*\p{L}/u;
/** A name has so many parts. */
const PARTS = { least: 2, most: 4 };
const LONGEST = 70;
/** A name and what its bearer is behind it, as in Korea and Japan; an address may follow. */
const TITLED =
  /^(?:[가-힣]{2,4}(?:[·,] ?[가-힣]{2,4}){0,2} ?(?:선임|수석|인턴|객원|전문|수습)?(?:기자|특파원|논설위원|통신원)|[\p{Script=Han}]{2,6}(?:[ \u3000]\p{Script=Han}{1,4})?記者)(?=$| )/u;

/** How many characters of a text are a name and a title behind it: `김하늘 기자`; 0 when it does not begin so. */
export function titledLength(text: string): number {
  return TITLED.exec(text)?.[0].length ?? 0;
}

/** Names on one line, at most. */
const MOST_NAMES = 3;

/** What stands between a name and what its bearer is, and words of that. */
export const ROLE = / ?[|•·] ?/u;
const ROLE_WORDS = 4;
/** A paper’s name may read as one of a person but for its article. */
const ARTICLE = /^ ?(?:The|El|La|Le|Il|Die|Der|Das|De|O|A) /u;

/** Whether a text is a name and what its bearer is: `First Last | Reporter`. */
export function isNameAndRole(text: string): boolean {
  const [name, role, ...more] = text.split(ROLE);
  return (
    role !== undefined &&
    role !== '' &&
    more.length <= 1 &&
    (ARTICLE.test(role) || !areNames(role.trim())) &&
    role.split(' ').length <= ROLE_WORDS &&
    areNames(name.trim())
  );
}

/** Whether a text is a place and a colon with the names of writers behind, or with whom they write for: `Old Warren: First Last`. */
export function isPlacedByline(text: string): boolean {
  const colon = /: ?/u.exec(text);
  if (colon === null || text.length > LONGEST) return false;
  const [place, names] = [text.slice(0, colon.index), text.slice(colon.index + colon[0].length)];
  if (isQuotedName(names)) return isCaselessPlace(place);
  if (mayBeCaselessName(names)) return isCaselessPlace(place);
  return areNames(names) && place.split(/[ /]/u).every(part => PART.test(part)) && CAPITAL.test(place);
}

/** One to four words in a script without capitals. */
const isCaselessPlace = (text: string): boolean => mayBeCaselessName(`${text} ${text}`) || mayBeCaselessName(text);

/** Whether a text is up to three words in quotes, as papers without capitals name themselves where the writer’s name would stand. */
export const isQuotedName = (text: string): boolean => QUOTED.test(text);
const QUOTED = /^(?:«[^«» ]{2,20}(?: [^«» ]{2,20}){0,2}»|[“"][^“”" ]{2,20}(?: [^“”" ]{2,20}){0,2}[”"])$/u;

/** Whether a text is an address of mail. */
export const isAddress = (text: string): boolean => ADDRESS.test(text);
const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,255}\.\p{L}{2,24}$/u;

/** What parts a name from what its bearer is or writes for, or a place; an address of mail needs no sign. */
const BESIDE = / ?[|•·] ?| [/／–—-] |, | (?=\()| (?:com|con|avec|mit|with|met|med) (?=\p{L})| (?=\S{1,60}@\S{1,80}$)/u;
/** What stands behind a name: a role, whom the writer writes for, a place and an agency in brackets. */
const MOST_BESIDE = 2;

/** The name in a text that is a name and what stands beside it: `First Last, Agency`, `First Last / TOWN (AGENCY)`; null in any other. */
export function nameBeside(text: string): string | null {
  const [name, ...beside] = text.replace(/\u00a0/g, ' ').split(BESIDE);
  if (beside.length === 0 || beside.length > MOST_BESIDE || !areNames(name)) return null;
  return beside.every(part => part !== '' && part.split(' ').length <= ROLE_WORDS) ? name : null;
}

/** How many characters of a text stand before the names in a byline; 0 when it does not begin as one. */
export function bylineOpening(text: string): number {
  const plain = text.replace(/\u00a0/g, ' ');
  return (
    (OPENING.exec(plain) ?? SMALL_OPENING.exec(plain) ?? BRACKETED.exec(plain) ?? SPACED.exec(plain))?.[0].length ?? 0
  );
}

/** A small word that stands alone on a line above the names. */
const ALONE = /^(?:by|von|par|por|di|door|av|από|του|της|بقلم):?$/iu;

/** Whether a text says no more than that the writer’s name follows. */
export function isOpeningAlone(text: string): boolean {
  return ALONE.test(text) || bylineOpening(`${text} `) === text.length + 1;
}

/** What parts the names from what else stands on the line. */
const BEHIND = /\s[–—-]\s|[|•·:(]|\s(?:für|pour|para|per|avec|con|com|mit|with|in|à|en|a)\s/u;
const SMALL_WORD_LENGTH = 6;

/** Whether a text begins as a byline; behind a small word that may begin anything stand names, or one name alone. */
export function isBylineText(text: string): boolean {
  const from = bylineOpening(text);
  if (from === 0) return text.length <= LONGEST && (titledLength(text) > 0 || isNewsroom(text));
  if (from >= text.trimEnd().length) return false;
  if (from > SMALL_WORD_LENGTH || OPENING.test(text)) return !isTitle(text);
  const rest = text.slice(from).split(BEHIND)[0].trim();
  if (areNames(rest) || mayBeCaselessName(rest) || isNewsroom(rest) || !/\s/u.test(rest)) return true;
  const [name, role, ...more] = rest.split(', ');
  return areNames(name) && role !== undefined && more.length === 0 && role.split(' ').length <= ROLE_WORDS;
}

/** How a headline begins that is none of `By First Last`: a second word in small letters, or a first one. */
const TITLE = /^By (?:\p{Lu}[\p{L}’'-]* )?(?!de |da |di |du |del |van |von |der |den |bin |al |el |la |le )\p{Ll}/u;
const TITLE_WORDS = 5;

/** Whether a text is a headline that begins as a byline does: `By Road and by Rail: the Harbour Waits`. */
function isTitle(text: string): boolean {
  const [part] = text.slice(3).split(BEHIND);
  return TITLE.test(text) && part.includes(' ') && text.split(' ').length >= TITLE_WORDS && !saysRole(text);
}

/** Whether a text reads as the name of a person, or the names of a few. */
export function areNames(text: string): boolean {
  if (text.length > LONGEST) return false;
  const names = namesIn(text);
  return names.length <= MOST_NAMES && names.every(name => isName(name.trim()));
}

/** What may be names in a text that is one or several. */
export const namesIn = (text: string): readonly string[] => text.replace(/\u00a0/g, ' ').split(BETWEEN);

function isName(text: string): boolean {
  const parts = text.split(' ').filter(part => part !== '');
  if (parts.length < PARTS.least || parts.length > PARTS.most) return false;
  const whole = parts.filter(part => WHOLE.test(part)).length;
  return (
    whole >= PARTS.least - 1 &&
    parts.every(part => PART.test(part)) &&
    CAPITAL.test(parts[0]) &&
    CAPITAL.test(parts[parts.length - 1])
  );
}

/** Words of what a writer is, or writes for: `Mira Olden, Quay News`. */
const OF_WRITERS =
  /(?<!\p{L})(?:reporter|editor|writer|staff|correspondent|columnist|contributor|expert|news|press|times|post|gazette|mirror|herald|journal|tribune|daily|media|agency|author|analyst|specialist|manager|consultant|producer|director|marketer|strategist|zeitung|reporterin|redakteur|redakteurin|korrespondent|korrespondentin|journaliste?|journalistin|rédacteur|rédactrice|redactor|redactora|periodista|corresponsal|giornalista|redattore|redattrice|inviato|repórter|jornalista|correspondente|redacteur|verslaggever|dziennikarz|dziennikarka|redaktor|redaktorka|журналист|корреспондент|обозреватель|редактор|кореспондент|δημοσιογράφος|συντάκτης|muhabir|editör|gazeteci|toimittaja|újságíró|szerkesztő|redaktör|wartawan|jurnalis|phóng viên|redactor-șef|redaktion|redacción|rédaction|redazione|redação|редакция)(?!\p{L})/iu;

/** Whether a text says what a writer is, or writes for. */
export const saysRole = (text: string): boolean => OF_WRITERS.test(text);

/** Whether a text is the names of several persons, and nothing else. */
export const areSeveralNames = (text: string): boolean => TWO_NAMES.test(text) && areNames(text);
const TWO_NAMES = /, | (?:and|und|et|y|e|og|och|en|i|и|και) /u;

/** Whether a text is what a writer is: `Local Democracy Reporter`. */
export const isRole = (text: string): boolean => text.split(' ').length <= ROLE_WORDS && ENDS_AS_ROLE.test(text);
const ENDS_AS_ROLE =
  /(?<!\p{L})(?:reporter|editor|correspondent|columnist|redakteur(?:in)?|korrespondent(?:in)?|journaliste?|corresponsal|redactora?|giornalista|repórter|jornalista|verslaggever|redacteur|dziennikarz|dziennikarka|корреспондент|журналист|обозреватель|кореспондент|δημοσιογράφος|muhabiri?|toimittaja|újságíró|redaktör)$/iu;

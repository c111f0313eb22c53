/** The months’ names in the languages that pages of news are written in, by their beginnings. */
import { remembering } from './remember.js';

/**
 * January to December, with and without marks: languages of Europe, Turkish, Indonesian; Greek, Cyrillic, Hebrew also with the letter
 * for “in” before it; Hindi, Bengali, Thai with its short forms, Arabic in all its sets of names, Persian and Urdu. With a space behind
 * it, a beginning is the whole name.
 */
const BEGINNINGS: readonly string[] = [
  `jan|ian|ene|gen|tammi|ledn|leden|stycz|jän|oca|jaan|ιαν|янв|яну|січ|јан|ינו|בינו|जन|জানু|มกรา|ม.ค|ينا|كانون الثاني|
    جانف|ژانو|جنور`,
  `feb|fév|fev|helmi|únor|lut|şub|veeb|φεβ|фев|лют|феб|פבר|בפבר|फ़र|फर|ফেব্র|กุมภา|ก.พ|فبر|شباط|فيف|فوری|فرور`,
  `mar|mär|mrt|maalis|břez|márc|maa|μάρ|μαρ|мар|бер|מרץ|במרץ|מרס|במרס|मार्च|মার্চ|มีนา|มี.ค|مار|آذار|اذار`,
  `apr|ápr|avr|abr|huhti|dubn|duben|kwie|nis|απρ|апр|квіт|אפר|באפר|अप्रै|এপ্রি|เมษา|เม.ย|أبر|ابر|أفر|افر|نيسان|آور|اپری`,
  `may|mai|mei|mag|maj|máj|touko|květ|μάι|μαΐ|μαϊ|май|мая|мај|трав|מאי|במאי|मई|মে |พฤษภา|พ.ค|ماي|أيار|ايار|مه |می |مئی`,
  `jun|jún|iun|juin|giu|kesä|červn|červen|czerw|haz|juuni|ιούν|ιουν|июн|юни|јун|черв|יוני|ביוני|जून|জুন|มิถุนา|มิ.ย|يون|
    جوان|حزيران|ژوئن|جون`,
  `jul|júl|iul|juil|lug|heinä|červenc|červenec|lip|tem|juuli|ιούλ|ιουλ|июл|юли|јул|лип|יולי|ביולי|जुल|জুলা|กรกฎา|ก.ค|يول|
    جويل|تموز|ژوئی|جولا`,
  `aug|août|aoû|ago|agu|agt|elo|srpn|srpen|sierp|ağu|avg|ogos|αύγ|αυγ|авг|серп|אוג|באוג|अग|আগ|অগ|สิงหา|ส.ค|أغس|اغس|أوت|
    اوت|غشت|آب|آگو|اگو|اگس`,
  `sep|set|szept|syys|září|wrze|eyl|σεπ|сен|сеп|вер|ספט|בספט|सित|সেপ্ট|กันยา|ก.ย|سبت|شتن|أيلول|ايلول|سپت|ستم`,
  `oct|okt|out|ott|loka|říj|paź|eki|οκτ|окт|жовт|אוק|באוק|अक्ट|अक्तू|অক্ট|ตุลา|ต.ค|أكت|اكت|تشرين الأول|تشرين الاول|اکت`,
  `nov|noi|marras|listop|kas|νοέ|νοε|ноя|ное|нов|лист|נוב|בנוב|नव|নভে|พฤศจิกา|พ.ย|نوف|نونب|تشرين الثاني|نوام|نوم`,
  `dec|dez|déc|dic|des|joulu|prosin|grud|ara|δεκ|дек|дец|груд|דצמ|בדצמ|दिस|ডিসে|ธันวา|ธ.ค|ديس|دجنب|كانون الأول|
    كانون الاول|دسا|دسم`,
];

/** Beginnings with their months, the longest first: `marras` is no March. */
const MONTHS = BEGINNINGS.flatMap((beginnings, at) =>
  beginnings.split('|').map(start => ({ start: start.replace(/\n */, '').normalize('NFC'), month: at + 1 })),
).toSorted((one, other) => other.start.length - one.start.length);
/** The dot of a small Turkish i that was a capital. */
const DOT = '\u0307';

/** The number of a month by its name in any case or form, from 1; 0 when it is none. */
export const monthNumber: (name: string) => number = remembering(readMonth);

function readMonth(name: string): number {
  const lower = `${name.toLowerCase().normalize('NFC').replaceAll(DOT, '')} `;
  return MONTHS.find(({ start }) => lower.startsWith(start))?.month ?? 0;
}

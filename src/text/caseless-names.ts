/** Names in scripts without capitals, by their shape: only where such a line stands tells it from a label. */

/** Family names that begin most names of China and Korea; a name there has two to four characters, or three syllables. */
const FAMILY =
  /^(?:[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯]\p{Script=Han}{1,2}|[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민][가-힣]{2})$/u;
/** A family name and a given one, parted as some papers of Japan and Korea do. */
const PARTED = /^\p{Lo}{1,4}[ \u3000]\p{Lo}{1,4}$/u;
const EASTERN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Elsewhere two to four words, and nothing else. */
const WORDS = /^[\p{Lo}\p{M}\u200c'’.-]{2,14}(?: [\p{Lo}\p{M}\u200c'’.-]{2,14}){1,3}$/u;

/** Whether a text may be the name of a person in a script without capitals. */
export function mayBeCaselessName(text: string): boolean {
  return EASTERN.test(text) ? FAMILY.test(text) || PARTED.test(text) : WORDS.test(text);
}

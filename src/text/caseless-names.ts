/** Names in scripts without capitals, by their shape: only where such a line stands tells it from a label. */

/** Family names that begin most names of China and Korea; a name there has two to four characters, or three syllables. */
const FAMILY =
  /^(?:[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯]\p{Script=Han}{1,2}|[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민][가-힣]{2})$/u;

/** Family names that begin most names of Japan; behind them stand one to three characters, with or without a blank. */
const JAPANESE =
  /^(?:佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡部|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|齋藤|清水|山崎|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|藤原|三浦|中野|中川|原田|松田|竹内|小野|田村|中山|和田|石田|森田|上田|原|内田|柴田|酒井|宮崎|横山|高木|安藤|宮本|大野|小島|谷口|工藤|今井|高田|増田|丸山|杉山|村田|大塚|新井|小山|平野|藤本|河野|上野|野口|武田|松井|千葉|岩崎|菅原|木下|久保|佐野|野村|松尾|市川|菊地|菊池|杉本|古川|大西|島田|水野|桜井|高野|吉川|山内|西田|飯田|西川|小松|北村|安田|五十嵐|川口|平田|関|中田|久保田|服部|東|岩田|土屋|川崎|福島|本田|辻|樋口|秋山|田口|永井|山中|中西|吉村|川上|石原|大橋|松岡|馬場|浜田|森本|星野|矢野|浅野|大島|吉岡|小池|荒木|大久保|野田|熊谷|松浦|内藤|黒田|尾崎|川村|永田|望月|松村|荒井|堀|小沢|岡崎|西山|片山|奥村|堀内|早川|白石|石橋|黒木|須藤|大谷|森下|高山)[ 　]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,3}$/u;
/** A family name and a given one, parted as some papers of Japan and Korea do. */
const PARTED = /^\p{Lo}{1,4}[ \u3000]\p{Lo}{1,4}$/u;
const EASTERN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Elsewhere two to four words, and nothing else. */
const WORDS = /^[\p{Lo}\p{M}\u200c'’.-]{2,14}(?: [\p{Lo}\p{M}\u200c'’.-]{2,14}){1,3}$/u;

/** Whether a text may be the name of a person in a script without capitals. */
export function mayBeCaselessName(text: string): boolean {
  return EASTERN.test(text) ? FAMILY.test(text) || JAPANESE.test(text) || PARTED.test(text) : WORDS.test(text);
}

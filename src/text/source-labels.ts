/** Lines that say where a text is from, `Source: …`, in the languages of news pages: they are of no field. */

const WORDS =
  `source|sources|quelle|quellen|fuente|fuentes|fonte|fonti|źródło|źródła|источник|источники|джерело|πηγή|πηγές|kaynak|haber kaynağı|المصدر|مصدر|
  منبع|来源|來源|消息来源|新闻来源|文章来源|稿源|出典|情報元|출처|zdroj|zdroje|forrás|lähde|lähteet|källa|kilde|kilder|bron|bronnen|sursa|sumber|nguồn|theo|
  מקור|स्रोत|সূত্র|ที่มา|责任编辑|責任編輯|责编|責編|编辑|編輯|редактор|字号|字體|字体`
    .split('|')
    .map(word => word.trim());
const LABEL = new RegExp(String.raw`^[(（【[]?(?:${WORDS.join('|')}) ?[:：]`, 'iu');
const LONGEST = 60;

/** Whether a text says where it is from, and nothing else. */
export function saysSource(text: string): boolean {
  return text.length <= LONGEST && LABEL.test(text);
}

/** What stands before a time and tells whether it is that of publication or of the last change, in the languages of news pages. */
import { lowerOf } from './lower.js';
import { remembering } from './remember.js';

export type TimeKind = 'published' | 'updated';

/** In lower case; the last word of what is longer is enough. */
const WORDS: Readonly<Record<TimeKind, string>> = {
  updated: `updated|update|modified|revised|edited|amended|aktualisiert|geändert|stand|mis à jour|mise à jour|actualisé|
    modifié|actualizado|actualizada|actualización|modificado|atualizado|atualizada|atualização|aggiornato|aggiornata|
    aggiornamento|modificato|bijgewerkt|gewijzigd|uppdaterad|uppdaterat|ändrad|opdateret|oppdatert|обновлено|обновлен|
    обновлён|обновление|изменено|оновлено|оновлення|zaktualizowano|aktualizacja|ενημερώθηκε|ενημέρωση|τροποποιήθηκε|تحديث|
    التحديث|更新|更新于|更新時間|更新时间|更新日|修改|수정|업데이트|cập nhật|güncelleme|güncellendi|diperbarui|dimutakhirkan|अपडेट|अपडेटेड|संशोधित|אודכן|به‌روزرسانی|بروزرسانی|päivitetty|frissítve|actualizat|aktualizováno|upraveno|aktualizace|změněno|
    aktualizované|frissítés|módosítva|módosítás|muokattu|päivitys|güncellenme|güncelleme tarihi|diupdate|pembaruan|diubah|
    آخر تعديل|به روز شده در|به‌روز شده|به روز رسانی|به روزرسانی|به‌روز رسانی|روزآمد|ویرایش|עדכון|עדכון אחרון|আপডেট|হালনাগাদ|সংশোধিত|अद्यतन|
    อัปเดต|อัปเดท|อัพเดต|อัพเดท|ปรับปรุง|ปรับปรุงล่าสุด|แก้ไข|最終更新|更新日時|最终更新|最后更新|最後更新|최종수정|최종편집|редаговано|изменён|изменен|
    обновлена|оновлена|màj|maj|letzte änderung|última modificación|modifica|ultima modifica`,
  published: `published|posted|publication date|publish date|date|created|released|issued|veröffentlicht|erschienen|erstellt|
    publié|publiée|paru|publicado|publicada|publicación|publicação|pubblicato|pubblicata|pubblicazione|gepubliceerd|
    geplaatst|publicerad|publicerat|publisert|udgivet|опубликовано|опубликована|опубликован|публикации|опубліковано|
    публікації|opublikowano|publikacji|dodano|utworzono|δημοσιεύθηκε|δημοσιεύτηκε|δημοσίευση|δημοσίευσης|ημερομηνία|نشر|نشرت|
    نُشر|نُشر في|النشر|发布|发布于|发布时间|发表|发表于|時間|时间|公開|公開日|投稿|投稿日|掲載|입력|등록|đăng|xuất bản|yayınlanma|yayın|diterbitkan|प्रकाशित|पब्लिश|julkaistu|megjelent|publicat|publikováno|zveřejněno|vydáno|yayımlanma|oluşturulma|tayang|dipublikasikan|פורסם|
    giriş|giriş tarihi|yayın tarihi|yayınlandı|yayımlandı|eklenme|eklendi|haber girişi|terbit|diunggah|dimuat|dirilis|rilis|diposting|
    közzétéve|közzététel|publikálva|létrehozva|létrehozás|feltöltve|dátum|zverejnené|uverejnené|vloženo|vytvořeno|datum|přidáno|luotu|
    postado|postada|criado|divulgado|creado|fecha|posté|créé|mis en ligne|paru le|creato|publiziert|
    تاریخ انتشار|زمان انتشار|انتشار|منتشر شده|تاریخ خبر|تاریخ درج|زمان مخابره|ارسال|ثبت|تاريخ النشر|تاريخ|أضيف|פורסם ב|פרסום|תאריך|תאריך פרסום|
    প্রকাশ|প্রকাশিত|প্রকাশের সময়|প্রকাশকাল|প্রকাশের তারিখ|पोस्टेड|तारीख|दिनांक|เผยแพร่|เผยแพร่เมื่อ|โพสต์|โพสต์เมื่อ|ลงข่าว|วันที่|วันที่เผยแพร่|ตีพิมพ์|配信|
    配信日|配信日時|公開日時|掲載日|掲載日時|投稿日時|発表|発表日|発行|日時|기사입력|승인|발행|게재|게시|작성|송고|등록일|작성일|додано|створено|дата|
    добавлено|создано|размещено|dodana|data dodania|data publikacji`,
};
const LABELS = Object.entries(WORDS).flatMap(([kind, words]) =>
  words.split('|').map(word => ({ word: word.trim(), kind: kind as TimeKind })),
);
/** Between a label and its time stand signs and at most a short word and a weekday: `Last modified on Monday, `. */
const BEHIND = /^(?:[\s:：,.|(–—-]{0,3}(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,14}\.?){0,2}[\s:：,.|(–—-]{0,4}$/u;
const LETTER = /\p{L}/u;
const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** What is before a time beyond these characters is no label of it. */
const REACH = 60;

/** A label: what it says, and its place [from, to). */
export interface TimeLabel {
  readonly kind: TimeKind;
  readonly from: number;
  readonly to: number;
}

/** The label that the text before a time ends with; null when it says nothing of what time it is. */
export const labelIn: (before: string) => TimeLabel | null = remembering(readLabel);

function readLabel(before: string): TimeLabel | null {
  const start = Math.max(0, before.length - REACH);
  const text = before.slice(start);
  const lower = lowerOf(text);
  let best: TimeLabel | null = null;
  for (const { word, kind } of LABELS) {
    const at = lower.lastIndexOf(word);
    const [from, to] = [start + at, start + at + word.length];
    if (at < 0 || (best !== null && (to < best.to || (to === best.to && from >= best.from)))) continue;
    if (beginsWord(text, at) && BEHIND.test(text.slice(at + word.length))) best = { kind, from, to };
  }
  return best === null
    ? null
    : { ...best, from: best.from - (LAST.exec(text.slice(0, best.from - start))?.[0].length ?? 0) };
}

/** A word before a label that belongs to it: `Last updated`. */
const LAST =
  /(?<![\p{L}\p{M}])(?:last|first|originally|zuletzt|erstmals|dernière|última|último|ultima|ultimo|ostatnio|ostatnia|последнее|последний раз|останнє|τελευταία|son|laatst|senast|sist|sidst|viimeksi|utoljára|naposledy|terakhir|lần cuối) $/iu;

/** A label begins behind no letter, or with a capital that is glued to a small one; in East Asia it may stand behind any. */
function beginsWord(text: string, at: number): boolean {
  if (at === 0 || !LETTER.test(text[at - 1]) || IDEOGRAPH.test(text[at])) return true;
  return text[at] !== text[at].toLowerCase() && text[at - 1] !== text[at - 1].toUpperCase();
}

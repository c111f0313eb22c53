/** What pages of news have on their buttons and in their menus, in many languages: it names no section, no writer and no tag. */
import { lowerOf } from './lower.js';

const BUTTONS: ReadonlySet<string> = new Set(
  `search|log in|login|sign in|sign up|subscribe|register|menu|close|close menu|home|share|share this|print|email|comments|leave a comment|add a comment|post a comment|no comments|
  advertisement|skip to content|skip to main content|read more|follow|follow us|save|listen|contact|contact us|about|about us|
  newsletter|back|next|previous|more|get started|select page|updated|published|exclusive offer|support us|donate|
  facebook|twitter|x|whatsapp|telegram|linkedin|instagram|pinterest|reddit|viber|messenger|threads|bluesky|youtube|tiktok|line|
  copy link|rss|вконтакте|微信|微博|
  in this article|in this story|in this post|on this page|table of contents|contents|key takeaways|key points|quick summary|quick links|final thoughts|
  print article|print this article|print page|save article|see all|view all|view more|show more|load more|learn more|sign in get started|
  view profile|view full profile|view products|request a quote|
  inhalt|inhaltsverzeichnis|inhaltsübersicht|artikel drucken|sommaire|table des matières|imprimer l’article|índice|tabla de contenidos|
  en este artículo|imprimir artículo|neste artigo|indice|in questo articolo|stampa articolo|inhoud|inhoudsopgave|indhold|innehåll|innhold|
  spis treści|содержание|оглавление|в этой статье|зміст|у цій статті|περιεχόμενα|içindekiler|المحتويات|في هذا المقال|目次|目录|目錄|목차|
  obsah|tartalom|sisällys|cuprins|daftar isi|mục lục|विषय सूची|सामग्री|
  suche|suchen|anmelden|einloggen|registrieren|abo|abonnieren|menü|schließen|startseite|teilen|drucken|kommentare|kommentieren|kommentar schreiben|anzeige|werbung|
  mehr|folgen|merken|anhören|kontakt|über uns|
  rechercher|recherche|se connecter|connexion|s'abonner|s’abonner|je m’abonne|fermer|accueil|partager|imprimer|commentaires|commenter|réagir|
  publicité|suivre|écouter|
  buscar|iniciar sesión|inicia sesión|suscríbete|suscribirse|menú|cerrar|inicio|compartir|imprimir|comentarios|publicidad|seguir|
  escuchar|contacto|
  cerca|accedi|abbonati|chiudi|condividi|stampa|commenti|pubblicità|segui|ascolta|contatti|
  pesquisar|entrar|assine|fechar|início|compartilhe|compartilhar|partilhar|comentários|publicidade|ouvir|contato|
  szukaj|zaloguj się|zaloguj|prenumerata|zamknij|strona główna|udostępnij|drukuj|komentarze|skomentuj|dodaj komentarz|polecane|reklama|
  αναζήτηση|σύνδεση|συνδρομή|μενού|κλείσιμο|αρχική|κοινοποίηση|εκτύπωση|σχόλια|διαφήμιση|
  поиск|войти|вход|подписка|подписаться|меню|закрыть|главная|поделиться|печать|комментарии|реклама|контакты|
  пошук|увійти|вхід|передплата|підписатися|закрити|головна|поділитися|друк|коментарі|контакти|
  ara|arama|giriş|giriş yap|abone ol|kapat|ana sayfa|anasayfa|paylaş|yazdır|yorumlar|reklam|
  التعليقات|لا توجد تعليقات|أضف تعليقا|اترك تعليقا|بحث|تسجيل الدخول|دخول|اشترك|القائمة|إغلاق|الرئيسية|مشاركة|شارك|طباعة|تعليقات|إعلان|استمع|
  खोज|खोजें|लॉग इन|साइन इन|सब्सक्राइब|मेनू|बंद करें|होम|शेयर|शेयर करें|प्रिंट|टिप्पणियां|विज्ञापन|
  搜索|登录|登入|注册|订阅|菜单|关闭|首页|分享|打印|评论|广告|検索|ログイン|購読|メニュー|閉じる|ホーム|シェア|印刷|コメント|広告|
  검색|로그인|구독|메뉴|닫기|홈|공유|인쇄|댓글|광고|zoeken|inloggen|abonneren|sluiten|delen|reacties|advertentie|
  hledat|vyhledávání|přihlásit se|přihlásit|předplatné|zavřít|úvod|domů|sdílet|tisk|tisknout|diskuse|komentáře|inzerce|kontakt|uložit|
  keresés|belépés|bejelentkezés|előfizetés|bezárás|címlap|kezdőlap|megosztás|megosztom|nyomtatás|hozzászólások|hirdetés|kapcsolat|mentés|
  haku|hae|kirjaudu|kirjaudu sisään|tilaa|valikko|sulje|etusivu|jaa|tulosta|kommentit|mainos|yhteystiedot|tallenna|kuuntele|
  sök|logga in|prenumerera|meny|stäng|dela|skriv ut|annons|
  cari|masuk|daftar|langganan|tutup|beranda|bagikan|cetak|komentar|iklan|kontak|simpan|salin tautan|
  tìm kiếm|đăng nhập|đăng ký|đặt báo|trang chủ|chia sẻ|in bài|bình luận|quảng cáo|liên hệ|lưu|sao chép liên kết|theo dõi|zalo|
  جستجو|ورود|عضویت|اشتراک|اشتراک‌گذاری|منو|بستن|صفحه نخست|صفحه اصلی|خانه|چاپ|نظرات|تبلیغات|تماس با ما|درباره ما|ایتا|بله|سروش|
  פייסבוק|טוויטר|וואטסאפ|חיפוש|התחברות|כניסה|הרשמה|מנויים|תפריט|סגירה|סגור|ראשי|דף הבית|שתף|שיתוף|שתפו|הדפסה|הדפס|תגובות|פרסומת|אודות|צור קשר|
  খুঁজুন|অনুসন্ধান|লগ ইন|লগইন|সাবস্ক্রাইব|মেনু|বন্ধ করুন|প্রচ্ছদ|হোম|শেয়ার|শেয়ার করুন|প্রিন্ট|মন্তব্য|বিজ্ঞাপন|যোগাযোগ|ফেসবুক|
  ค้นหา|เข้าสู่ระบบ|สมัครสมาชิก|เมนู|ปิด|หน้าแรก|หน้าหลัก|แชร์|แชร์ข่าวนี้|พิมพ์|ความคิดเห็น|แสดงความคิดเห็น|โฆษณา|ติดต่อเรา|เกี่ยวกับเรา|ติดตาม|เฟซบุ๊ก|ไลน์|
  카카오톡|페이스북|트위터|네이버|밴드|url복사|url 복사|기사공유|공유하기|글자크기|글씨크기|스크랩|북마크|フェイスブック|ツイート|ポスト|はてなブックマーク|会員登録|
  保存|記事を印刷|фейсбук|поширити|надрукувати|читати далі|lưu bài|gửi email|
  फ़ॉलो करें|फॉलो करें|सुनें|शॉर्ट लिंक|takip et|dinle|obserwuj|posłuchaj|слушать|читать|слухати|subscrever|フォロー|フォローする|关注|關注|收藏|听新闻|팔로우|متابعة|تابعنا|استمع|حجم الخط|رابط مختصر|
  ακούστε|media id|short link|short url|copier le lien|copiar enlace|copia link|kurzlink|link kopieren|url telah disalin|tautan disalin|salin link|link copied|copy url|skopírovať odkaz|kopírovat odkaz`
    .split('|')
    .map(word => word.trim()),
);

/** Buttons that send a page to somebody begin so, and have a few words. */
const SENDING =
  /^(?:share (?:on|via|to|this|by|with)|share:|send (?:by|via|to)|tweet this|post on|compartir (?:en|por|vía)|comparte en|enviar (?:por|a)|partager (?:sur|par|via|l)|envoyer (?:par|à)|(?:auf|bei|per|via) \S+ (?:teilen|versenden|senden)|teilen (?:auf|via|mit|bei)|artikel (?:teilen|anhören|merken|drucken|versenden)|condividi (?:su|via|con|per)|invia (?:per|via|tramite)|(?:compartilhe|compartilhar|partilhar) (?:no|na|via|em|por)|(?:delen|deel) (?:op|via|dit)|udostępnij (?:na|przez|w)|wyślij (?:przez|mailem)|поделиться (?:в|на|ссылкой|с)|отправить (?:по|в)|поділитися (?:в|у|на)|κοινοποίηση (?:στο|σε|μέσω)|(?:facebook'ta|twitter'da|x'te|whatsapp'ta) paylaş|شارك (?:على|عبر|هذا)|مشاركة (?:على|عبر|في)|dela (?:på|via|med)|del (?:på|via|med)|jaa (?:facebook|twitter|whatsapp|x)|bagikan (?:ke|di|lewat|artikel)|chia sẻ (?:qua|lên|trên|bài)|sdílet (?:na|přes|článek)|megosztás (?:a|az|e)|partajează (?:pe|prin)|distribuie (?:pe|prin)|分享(?:到|至|給|给))/u;
const SENDING_WORDS = 5;

/** Whether a text is what a button says. */
export function isButton(text: string): boolean {
  const lower = lowerOf(text);
  return BUTTONS.has(lower) || (SENDING.test(lower) && lower.split(' ').length <= SENDING_WORDS);
}

/** What pages of news have on their buttons and in their menus, in many languages: it names no section, no writer and no tag. */
const BUTTONS: ReadonlySet<string> = new Set(
  `search|log in|login|sign in|sign up|subscribe|register|menu|close|close menu|home|share|share this|print|email|comments|
  advertisement|skip to content|skip to main content|read more|follow|follow us|save|listen|contact|contact us|about|about us|
  newsletter|back|next|previous|more|get started|select page|updated|published|exclusive offer|support us|donate|
  facebook|twitter|x|whatsapp|telegram|linkedin|instagram|pinterest|reddit|viber|messenger|threads|bluesky|youtube|tiktok|line|
  copy link|rss|вконтакте|微信|微博|
  suche|suchen|anmelden|einloggen|registrieren|abo|abonnieren|menü|schließen|startseite|teilen|drucken|kommentare|anzeige|werbung|
  mehr|folgen|merken|anhören|kontakt|über uns|
  rechercher|recherche|se connecter|connexion|s'abonner|s’abonner|je m’abonne|fermer|accueil|partager|imprimer|commentaires|
  publicité|suivre|écouter|
  buscar|iniciar sesión|inicia sesión|suscríbete|suscribirse|menú|cerrar|inicio|compartir|imprimir|comentarios|publicidad|seguir|
  escuchar|contacto|
  cerca|accedi|abbonati|chiudi|condividi|stampa|commenti|pubblicità|segui|ascolta|contatti|
  pesquisar|entrar|assine|fechar|início|compartilhe|compartilhar|partilhar|comentários|publicidade|ouvir|contato|
  szukaj|zaloguj się|zaloguj|prenumerata|zamknij|strona główna|udostępnij|drukuj|komentarze|reklama|
  αναζήτηση|σύνδεση|συνδρομή|μενού|κλείσιμο|αρχική|κοινοποίηση|εκτύπωση|σχόλια|διαφήμιση|
  поиск|войти|вход|подписка|подписаться|меню|закрыть|главная|поделиться|печать|комментарии|реклама|контакты|
  пошук|увійти|вхід|передплата|підписатися|закрити|головна|поділитися|друк|коментарі|контакти|
  ara|arama|giriş|giriş yap|abone ol|kapat|ana sayfa|anasayfa|paylaş|yazdır|yorumlar|reklam|
  بحث|تسجيل الدخول|دخول|اشترك|القائمة|إغلاق|الرئيسية|مشاركة|شارك|طباعة|تعليقات|إعلان|استمع|
  खोज|खोजें|लॉग इन|साइन इन|सब्सक्राइब|मेनू|बंद करें|होम|शेयर|शेयर करें|प्रिंट|टिप्पणियां|विज्ञापन|
  搜索|登录|登入|注册|订阅|菜单|关闭|首页|分享|打印|评论|广告|検索|ログイン|購読|メニュー|閉じる|ホーム|シェア|印刷|コメント|広告|
  검색|로그인|구독|메뉴|닫기|홈|공유|인쇄|댓글|광고|zoeken|inloggen|abonneren|sluiten|delen|reacties|advertentie`
    .split('|')
    .map(word => word.trim()),
);

/** Whether a text is what a button says. */
export function isButton(text: string): boolean {
  return BUTTONS.has(text.toLowerCase());
}

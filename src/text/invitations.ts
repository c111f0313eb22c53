/**
 * What invites the reader of a news page to subscribe, sign up or follow, in many languages: a line begins with it. Of such lines in
 * bodies of the corpus all but one are in no gold body.
 */
import { lowerOf } from './lower.js';

const INVITATIONS = `subscribe to|subscribe now|sign up|sign-up|join our|join us on|follow us|click here to|download our app|newsletter|
  newsletter abonnieren|jetzt abonnieren|folgen sie uns|abonnez-vous|inscrivez-vous|suivez-nous|recevez notre|suscríbete|
  suscríbase|síguenos|apúntate|regístrate|iscriviti|abbonati|seguici|inscreva-se|assine|siga-nos|cadastre-se|
  meld u aan|meld je aan|schrijf je in|schrijf u in|volg ons|zapisz się|obserwuj nas|zasubskrybuj|dołącz do|εγγραφείτε|
  ακολουθήστε|κάντε εγγραφή|подпишитесь|подписывайтесь|следите за нами|підпишіться|підписуйтесь|bültene|bültenimize|
  abone olun|bizi takip|اشترك في|اشتركوا في|تابعونا|تابعنا|عضویت در|ما را دنبال|न्यूज़लेटर|हमें फॉलो|订阅我们|訂閱我們|
  关注我们|關注我們|メールマガジンに|フォローして|뉴스레터 구독|구독하기|daftar newsletter|ikuti kami|đăng ký nhận|theo dõi`;

export const INVITING: readonly string[] = INVITATIONS.split('|').map(word => word.trim());

/** Whether a text begins as an invitation to subscribe or follow. */
export function invites(text: string): boolean {
  const lower = lowerOf(text);
  return INVITING.some(word => lower.startsWith(word) && !LETTER.test(lower[word.length] ?? ''));
}

/** Behind words that are written apart none goes on. */
const LETTER = /[a-zà-öø-žα-ωа-яёіїєґ]/u;

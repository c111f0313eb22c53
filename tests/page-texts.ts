/** Invented pages: an article in each of several scripts, with the furniture that stands around articles. */

export interface InventedPage {
  readonly headline: string;
  readonly body: readonly string[];
  readonly lines: readonly string[];
}

interface Words {
  readonly menu: readonly string[];
  readonly headline: string;
  readonly body: readonly string[];
  readonly foot: readonly string[];
}

const TEXTS: Readonly<Record<string, Words>> = {
  english: {
    menu: ['Home', 'Town', 'Harbour', 'Sport', 'Weather', 'Contact us', 'Sign in'],
    headline: 'Harbour board delays the new ferry terminal',
    body: [
      'The harbour board of Tessel Bay said on Tuesday that the new ferry terminal would open a year later than planned, because the ground under the old pier was softer than the engineers had expected.',
      'Work on the terminal began in spring, and the board had hoped to move the first passengers before the summer after next. “We would rather be late than sorry,” said the chair of the board, Orla Venn.',
      'The ferry company said that its boats would go on using the old pier until the terminal was ready, and that no crossing would be cancelled because of the delay.',
      'Engineers will drive forty more piles into the harbour floor before winter, which the board expects to cost three million more than it had set aside for the work.',
    ],
    foot: [
      'Most read',
      'Bakery wins prize',
      'Road closed for repairs',
      'About us',
      'Terms of use',
      '© Tessel Bay Courier',
    ],
  },
  russian: {
    menu: ['Главная', 'Город', 'Порт', 'Спорт', 'Погода', 'Контакты', 'Войти'],
    headline: 'Открытие нового причала в порту отложено',
    body: [
      'Совет порта сообщил во вторник, что новый причал откроется на год позже, чем предполагалось, потому что грунт под старым причалом оказался слишком мягким для строительства.',
      'Работы на причале начались весной, и совет надеялся принять первых пассажиров уже следующим летом. «Лучше опоздать, чем потом жалеть», — сказала председатель совета Орла Вендова.',
      'Паромная компания заявила, что её суда будут пользоваться старым причалом, пока новый причал не будет готов, и что ни один рейс из-за задержки не отменят.',
      'Строители забьют в дно порта ещё сорок свай до начала зимы, и совет ожидает, что это обойдётся на три миллиона дороже, чем было заложено в бюджет.',
    ],
    foot: [
      'Читайте также',
      'Пекарня получила приз',
      'Дорога закрыта на ремонт',
      'О нас',
      'Реклама',
      '© Вестник залива',
    ],
  },
  greek: {
    menu: ['Αρχική', 'Πόλη', 'Λιμάνι', 'Αθλητικά', 'Καιρός', 'Επικοινωνία', 'Σύνδεση'],
    headline: 'Καθυστερεί ο νέος σταθμός των πλοίων στο λιμάνι',
    body: [
      'Το συμβούλιο του λιμανιού ανακοίνωσε την Τρίτη ότι ο νέος σταθμός των πλοίων θα ανοίξει έναν χρόνο αργότερα από ό,τι είχε σχεδιαστεί, επειδή το έδαφος κάτω από την παλιά προβλήτα είναι μαλακό.',
      'Οι εργασίες στον σταθμό ξεκίνησαν την άνοιξη και το συμβούλιο ήλπιζε να δεχτεί τους πρώτους επιβάτες το επόμενο καλοκαίρι. «Καλύτερα αργά παρά ποτέ», είπε η πρόεδρος του συμβουλίου.',
      'Η εταιρεία των πλοίων δήλωσε ότι τα πλοία της θα χρησιμοποιούν την παλιά προβλήτα μέχρι να είναι έτοιμος ο σταθμός και ότι κανένα δρομολόγιο δεν θα ακυρωθεί.',
      'Οι μηχανικοί θα τοποθετήσουν σαράντα ακόμη πασσάλους στον βυθό του λιμανιού πριν από τον χειμώνα, κάτι που θα κοστίσει τρία εκατομμύρια περισσότερο.',
    ],
    foot: [
      'Διαβάστε επίσης',
      'Βραβείο για φούρνο',
      'Κλειστός δρόμος',
      'Σχετικά',
      'Όροι χρήσης',
      '© Ταχυδρόμος του κόλπου',
    ],
  },
  chinese: {
    menu: ['首页', '城市', '港口', '体育', '天气', '联系我们', '登录'],
    headline: '海湾新渡轮码头推迟一年启用',
    body: [
      '海湾港务委员会星期二宣布，新的渡轮码头将比原计划推迟一年启用，因为旧栈桥下面的地基比工程师预计的更加松软，需要重新加固。',
      '码头工程今年春天开工，委员会原本希望后年夏天之前迎来第一批乘客。“宁可晚一点，也不要后悔。”委员会主席在记者会上这样说。',
      '渡轮公司表示，在新码头建成之前，渡轮将继续使用旧栈桥，不会因为工程推迟而取消任何一个班次，乘客不必担心出行。',
      '工程师将在冬天之前向港口海底再打入四十根桩，委员会预计这项工程的费用将比原来的预算多出三百万，费用由港口收入支付。',
    ],
    foot: ['热门文章', '面包店获奖', '道路维修封闭', '关于我们', '使用条款', '海湾邮报'],
  },
};

export const LANGUAGES = Object.keys(TEXTS);

/** A page of one language, its blocks parted by blank lines. */
export function invented(language: string): InventedPage {
  const { menu, headline, body, foot } = TEXTS[language];
  const apart = (lines: readonly string[]): string[] => lines.flatMap(line => [line, '']);
  return { headline, body, lines: [...menu, '', '', ...apart([headline]), ...apart(body), '', ...foot] };
}

/** Every line broken before the word that would pass the width. */
export function wrapped(lines: readonly string[], width: number): string[] {
  return lines.flatMap(line => {
    const made: string[] = [''];
    for (const word of line.split(' ')) {
      const last = made[made.length - 1];
      if (last !== '' && last.length + 1 + word.length > width) made.push(word);
      else made[made.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return made;
  });
}

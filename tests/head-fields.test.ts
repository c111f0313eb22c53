/** Fields in heads of sites that nobody configured: standfirsts below twins, writers behind a place, captions shown twice, counts at the foot. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';

function recordsOf(text: string) {
  const run = extract({});
  return [...run.push(new TextEncoder().encode(text)).records, ...run.end().records];
}

const BODY = `Το παλιό λιμάνι της Βορινής άνοιξε ξανά τη Δευτέρα ύστερα από δύο χρόνια εργασιών στους μόλους του, και τα πλοία μπήκαν από τον βορρά.

Ο κόσμος στάθηκε στη βροχή για να τα δει, και μια μπάντα έπαιζε ώσπου να δέσει και το τελευταίο στην προβλήτα.`;

test.each(['\n\n', '\n\n\n'])('the line between twins of a headline and the time is the standfirst: %j', blanks => {
  const page =
    `"Ανοίγει" το λιμάνι της Βορινής\n“Ανοίγει” το λιμάνι της Βορινής\n\nΠρώτα πλοία από τον βορρά – Τι αλλάζει για τους ψαράδες\n\n` +
    `4 Μαρτίου 2025 | 10:35\nΑπό: Μάρκος Βέλης\n\nΑκούστε\n\nΤο λιμάνι από ψηλά. (EUROKINISSI/ΜΙΧΑΛΗΣ ΝΟΡΟΣ)\n\n${BODY}\n`;
  const [record] = recordsOf(page.replaceAll('\n\n', blanks));
  expect(record.highlights).toEqual(['Πρώτα πλοία από τον βορρά – Τι αλλάζει για τους ψαράδες']);
  expect(record.captions).toHaveLength(1);
  expect([record.byline, record.authors]).toEqual(['Από: Μάρκος Βέλης', ['Μάρκος Βέλης']]);
});

test.each([1, 2])('the line between captions, a headline and the body is the standfirst: line ends %d', ends => {
  const captions = (who: string) => `${`Obreros del muelle, este lunes. EFE/${who}\n`.repeat(4)}`;
  const article = (who: string, title: string, lead: string) =>
    `${captions(who)}${title}\n${lead}\n\nNorvik (EFE).- El puerto abrió este lunes después de dos años de obras en sus muelles, y los barcos entraron desde el norte.\n\n` +
    'La cofradía calcula que sus barcos han perdido trescientas jornadas de pesca al año por no poder salir con marea baja.\n\n' +
    'El contrato, de seis millones de euros, prevé extraer la arena del canal en cinco meses y llevarla a la playa vecina.\n\n' +
    'La gente esperó bajo la lluvia para verlos, y una banda tocó hasta que el último quedó amarrado en la orilla.\n\n' +
    'Comentarios\nInicia sesión para comentar\nLo más leído\n\n';
  const dump =
    `Diario\nÚltima hora\nCultura\n\n${article('Ana Ruiz', 'El puerto de Norvik vuelve a abrir después de dos años', 'Los pescadores piden más luz en el canal')}` +
    article('Luis Mar', 'Una banda de Norvik tocará en la fiesta del muelle', 'El concierto será gratuito para todos');
  const records = recordsOf(dump.replaceAll('\n\n', '\n').replaceAll('\n', '\n'.repeat(ends)));
  expect(records.map(({ highlights }) => highlights)).toEqual([
    ['Los pescadores piden más luz en el canal'],
    ['El concierto será gratuito para todos'],
  ]);
});

const ARABIC = `أعادت البلدية صباح الثلاثاء فتح السوق القديم أمام الزوار والتجار، بعد أعمال ترميم استمرت أربع سنوات وتوقفت مرتين.

وقال رئيس البلدية إن كلفة المشروع بلغت ستة ملايين، وإن معظم المحلات عادت إلى أصحابها الأصليين بموجب عقود جديدة.

غير أن عدداً من التجار اشتكوا من ارتفاع الإيجارات، وقالت صاحبة محل للأقمشة إن ما تدفعه اليوم يزيد ثلاث مرات على ما كانت تدفعه.

ومن المقرر أن تُنظم في السوق كل خميس أمسية للحرف التقليدية حتى نهاية الشهر.`;

test.each([
  ['الرمثاء الجديدة: هند القاسمي', ['هند القاسمي']],
  ['لندن: «البيرق اليومي»', []],
])('a place and who writes over a body: %s', (line, authors) => {
  for (const blanks of ['\n\n', '\n\n\n']) expectPlaced(line, authors, blanks);
});

function expectPlaced(line: string, authors: readonly string[], blanks: string): void {
  const caption = 'عمال أمام السوق (رويترز)';
  const [record] = recordsOf(
    `الرئيسية\nسياسة\nاقتصاد\nرياضة\n\nالسوق القديم يفتح أبوابه من جديد بعد أربع سنوات\n\nمشاركة\nاستمع\n\n${caption}\n${caption}\n\n${line}\n\n${ARABIC}\n`.replaceAll(
      '\n\n',
      blanks,
    ),
  );
  expect([record.byline, record.authors, record.dateline]).toEqual([line, authors, null]);
  expect(record.captions).toEqual([{ text: caption, credit: 'رويترز' }]);
}

test('a place and who writes over a body in a script with capitals: only a place that the body says', () => {
  const page = (line: string) =>
    recordsOf(
      `Home\nWorld\nSport\n\nHarbour opens again after two years\n\nShare\nPrint\n\n${line}\n\nThe harbour of Norvik was opened again on Monday after two years of work on its walls, and ships came in from the north.\n\n` +
        'People stood on the quay in the rain to look at them, and a band of the town played until the last of them had been made fast.\n',
    )[0].byline;
  expect(page('Norvik: Orla Tarn')).toBe('Norvik: Orla Tarn');
  expect(page('Topics: Orla Tarn')).toBe(null);
});

test('a number alone at the foot of a page is not every other number', () => {
  const story = (title: string, day: number, views: number, text: string) =>
    `Общество\n${title}\n${day} марта 2025, 09:02\n${views}\n\n-\nФото: Антон Ведин / Вестник\n-\n\n${text}\n` +
    'Подписывайтесь на наш канал, чтобы первыми узнавать новости\nПоделиться\nПоследние новости\nХор ветеранов позвали на фестиваль\n\n';
  const text = (place: string) =>
    `Переправу в деревне ${place}, единственную на среднем течении реки, не откроют раньше десятого мая, сообщили во вторник в управлении.\n` +
    'Причиной стало состояние парома. Во время зимнего осмотра водолазы нашли в днище шесть пробоин, закрытых пробками.\n' +
    'Власти обещают на время распутицы дважды в неделю отправлять в деревни вертолет, как было в прошлом году весной.';
  const titles = [
    'Последнюю паромную переправу закроют до мая',
    'В музее покажут письма полярников из бутылки',
    'Лыжник выиграл марафон на чужих палках',
  ];
  const dump = titles.map((title, at) => story(title, 4 - at, 1247 - at * 400, text(['Броды', 'Луки', 'Камни'][at])));
  const records = recordsOf(
    `09:41\nОтключили горячую воду\n09:30\nКурс валют\nВсе новости\n\n${dump.join('')}О редакции\n16+\n`,
  );
  expect(records.map(({ headline }) => headline)).toEqual(titles);
});

const POLISH = [
  'Most na Olszance został we wtorek nad ranem wyłączony z ruchu. Powodem jest pęknięcie przyczółka, które zauważył kierowca autobusu.',
  'Rzeczoznawca uznał, że konstrukcja nie gwarantuje bezpieczeństwa nawet pieszym. Ustawiono zapory i całodobowy posterunek.',
  'Reklama',
  'Objazd prowadzi przez Brzezie, co wydłuża drogę o czternaście kilometrów. Do najbliższej apteki jest teraz pół godziny jazdy.',
  'Ekspertyza ma być gotowa za dwa tygodnie. Jeżeli przyczółek trzeba zbudować od nowa, most pozostanie zamknięty do jesieni.',
];

test('a short sentence below the caption, apart from paragraphs that stand close, is the standfirst', () => {
  const title = 'Most na Olszance zamknięty do odwołania';
  const [record] = recordsOf(
    `${title} - Kurier\n\n${title}\nMarta Gielnicka\n4 marca 2025, 08:12 (aktualizacja 09:14)\nUdostępnij\nPęknięcie zauważył kierowca autobusu. Fot. Paweł Rzepecki / KN\n` +
      `Zarządca drogi podjął decyzję w nocy, po oględzinach z udziałem biegłego.\n\n${POLISH.join('\n')}\n\nPolityka prywatności\n`,
  );
  expect(record.highlights).toEqual(['Zarządca drogi podjął decyzję w nocy, po oględzinach z udziałem biegłego.']);
  expect(record.captions[0].credit).toBe('Paweł Rzepecki / KN');
  expect([record.published, record.updated, record.updatedRaw]).toEqual([
    '2025-03-04T08:12',
    '2025-03-04T09:14',
    '09:14',
  ]);
  expect(record.body).toEqual(POLISH.filter(line => line !== 'Reklama'));
});

test('a sentence between a headline that was shown before and the time is the standfirst; an agency below the time is the byline', () => {
  const title = "Karaçay Barajı'nda su seviyesi yüzde 12'ye geriledi";
  const body = [
    'Üç ilin içme suyunu karşılayan Karaçay Barajı, kış aylarında beklenen yağışların düşmemesi nedeniyle yüzde 12 seviyesine kadar geriledi.',
    'Barajdaki su miktarı geçen yıl aynı dönemde yüzde 54 seviyesindeydi. Suların çekilmesiyle eski köyün taş köprüsü ortaya çıktı.',
    'Belediye Başkanı Nihal Ergüven, geceleri su verilmeyeceğini söyledi. Hastaneler ve fırınlar uygulamanın dışında tutulacak.',
    'Meteoroloji uzmanları, nisan ayının ortasına kadar bölgede kayda değer yağış beklemiyor, barajın dolması yaza kadar sürebilir.',
  ];
  const lead =
    'Bölgede son kırk yılın en kurak kışı yaşanırken, belediye geceleri su kesintisine gidileceğini duyurdu.';
  const [record] = recordsOf(
    `GÜNDEM\nEKONOMİ\nSPOR\nYAŞAM\n\nHaberler\n${title}\n\nGündem\n${title}\n${lead}\nGiriş Tarihi: 04.03.2025 10:22\nGüncelleme Tarihi: 04.03.2025 13:47\nAA\nABONE OL\nA\nPaylaş\n` +
      `Köyün minaresi yeniden göründü. (Fotoğraf: AA/Serkan Dilmaç)\n${body[0]}\n${body[1]}\n${body[2]}\n${body[3]}\nEtiketler:\nkuraklık\nYorumlar\nYorum yazmak için giriş yapın\n`,
  );
  expect(record.highlights).toEqual([lead]);
  expect([record.byline, record.authors]).toEqual(['AA', []]);
  expect(record.captions).toHaveLength(1);
  expect(record.body).toEqual(body);
});

test('the last tag that all of three articles have is none', () => {
  const article = (title: string, place: string, tags: string) =>
    `${title}\nBy Orla Tarn\n3 May 2024\n\n${place} was shut for two winters, and nobody in the town had thought that it would be of use to anyone again.\n\n` +
    `Forty people came to ${place} on the first morning, before it was light, and stood in the rain until the doors were opened.\n\n` +
    `The council pays for the heating until May. After that those who use ${place} have to find the money for themselves.\n\nTags:\n${tags}\nQuay Desk\n\n\n`;
  const records = recordsOf(
    article('Old ropewalk opens as a swimming hall', 'The ropewalk', 'baths\nropewalk') +
      article('Tram drivers vote for longer nights', 'The depot', 'trams') +
      article('Beekeeper wins the river race again', 'The boathouse', 'bees\nrivers'),
  );
  expect(records.map(({ tags }) => tags)).toEqual([['baths', 'ropewalk'], ['trams'], ['bees', 'rivers']]);
});

test('buttons below the day, more than a body is far, do not hide where the second article begins', () => {
  const buttons =
    'Temps de Lecture 3 min.\nAjouter à vos sélections\nPartager\nPartager sur Facebook\nEnvoyer par e-mail\nPartager sur Linkedin\nCopier le lien\n';
  const article = (kickers: string, title: string, lead: string, told: string, caption: string, body: string) =>
    `${kickers}\n${title}\n${lead}\n${told}\n${buttons}\n${caption}\n\n${body}\nContribuer\nRéutiliser ce contenu\nDans la même rubrique\nLe budget du canton adopté\n\n`;
  const records = recordsOf(
    'Le Courrier du Val\nSe connecter\nActualités\nCulture\nSport\n\n' +
      article(
        'Politique',
        'À Norvik, le maire renonce à la fusion après une nuit de débats',
        'Face à une salle comble, l’élu a reconnu que le projet de commune nouvelle n’avait pas convaincu.',
        'Par Ève Marchais (Norvik, envoyée spéciale)\nPublié le 04 mars 2025 à 07h15, modifié le 04 mars 2025 à 11h42',
        'Le maire de Norvik, lundi 3 mars. BENOÎT LASSERRE / POUR « LE COURRIER DU VAL »',
        'Il était un peu plus de deux heures du matin, mardi, quand le maire a reposé le micro devant trois cents personnes serrées dans la salle des fêtes.\n' +
          'Le projet devait réunir en une seule commune Norvik et Les Essarts. Il était porté depuis l’automne par les deux maires, qui y voyaient une fusion utile.\n' +
          'La préfecture a fait savoir qu’elle prenait acte de la décision. Une réunion avec les deux conseils est prévue dans deux semaines.',
      ) +
      article(
        'Économie',
        'La coopérative de Montfav paiera ses éleveurs cinq centimes de plus',
        'L’accord signé vendredi met fin à trois semaines de blocage devant l’usine de poudre de lait.',
        'Par Anselme Coutard\nPublié le 03 mars 2025 à 18h30',
        'Devant l’usine de Montfav, le 27 février. MAUD KERVELLA / AFP',
        'Les tracteurs sont repartis peu avant midi. Après vingt-deux jours, les éleveurs qui livrent leur lait à la coopérative ont obtenu une hausse de cinq centimes.\n' +
          'L’accord prévoit aussi qu’aucune poursuite ne sera engagée contre les quarante exploitants assignés en référé, ce que la direction refusait encore jeudi soir.\n' +
          'La coopérative cherche un partenaire pour moderniser ses tours de séchage, dont la plus ancienne date de 1971 et tombe souvent en panne.',
      ) +
      'Services\nJeux\nMentions légales\n',
  );
  expect(records.map(({ headline, captions }) => [headline, captions.map(({ credit }) => credit)])).toEqual([
    [
      'À Norvik, le maire renonce à la fusion après une nuit de débats',
      ['BENOÎT LASSERRE / POUR « LE COURRIER DU VAL »'],
    ],
    ['La coopérative de Montfav paiera ses éleveurs cinq centimes de plus', ['MAUD KERVELLA / AFP']],
  ]);
});

test.each([
  ['工人在河床中打捞桥石（2024年5月17日摄）。江岸社发（周禾 摄）', '周禾'],
  ['橋の石を引き上げる作業員＝5日午後、江岸市上町で', null],
])('a caption among paragraphs: %s', (caption, credit) => {
  const body = [
    '经过十九个月的修缮，始建于清康熙年间的云溪古桥四日上午重新向行人开放。数百名居民冒着小雨来到桥头，等待走过这座石拱桥。',
    '古桥全长八十六米，共有五孔。前年夏天的洪水冲走了西侧的护栏和近百块桥面石，主拱出现裂缝，桥体一度向下游倾斜四厘米。',
    '负责修缮的工程师介绍，工人们从河床里打捞出七十三块原石，编号后按原样砌回，缺失的部分采用同一采石场的青石补齐。',
    '当地规定，今后古桥只允许行人通过，同时上桥人数不得超过一百二十人。桥头新建的小型展览馆将于清明节开放。',
  ];
  const [record] = recordsOf(
    `首页\n要闻\n财经\n体育\n\n云溪古桥修缮完工 三百年石拱重新通行\n\n2025年03月04日 08:46\n分享到：\n\n${[...body.slice(0, 2), caption, ...body.slice(2)].join('\n\n')}\n\n打印\n关闭窗口\n`,
  );
  expect(record.captions).toEqual([{ text: caption, credit }]);
  expect(record.body).toEqual(body);
});

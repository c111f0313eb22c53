/** Sections that pages of news have, in many languages: a label that says one of these near a headline names the article’s. */

const WORDS = `news|world|uk|u.s.|usa|international|national|nation|local|regional|region|politics|business|economy|finance|markets|money|
  companies|sport|sports|football|soccer|cricket|tennis|basketball|baseball|hockey|rugby|golf|boxing|formula 1|motorsport|culture|arts|art|
  entertainment|music|film|movies|tv|television|books|theatre|celebrity|lifestyle|life|style|fashion|food|travel|health|science|technology|
  tech|environment|climate|energy|education|opinion|editorial|comment|commentary|analysis|features|society|crime|courts|law|justice|transport|
  property|real estate|housing|agriculture|farming|motoring|cars|autos|history|religion|military|defence|defense|media|africa|asia|
  europe|middle east|americas|australia|state|government|city|community|obituaries|letters|investigations|magazine|world news|local news|
  business news|top news|top stories|elections|science & tech|arts & culture|wildlife|space|industry|industries|banking|shipping|security|
  nachrichten|politik|wirtschaft|finanzen|börse|kultur|gesellschaft|wissen|wissenschaft|panorama|ausland|inland|deutschland|österreich|
  schweiz|welt|meinung|kommentar|regionales|lokales|lokalsport|fußball|fussball|gesundheit|umwelt|klima|technik|digital|netzwelt|auto|
  mobilität|verkehr|bildung|justiz|reise|reisen|leben|stil|medien|feuilleton|vermischtes|aus aller welt|landkreis|blaulicht|polizei|stadtrat|
  actualité|actualités|monde|politique|économie|société|faits divers|france|sports|culture|sciences|santé|planète|environnement|éducation|
  justice|police|immobilier|tribune|opinions|idées|débats|régions|région|afrique|entreprises|bourse|high-tech|médias|musique|cinéma|livres|
  agriculture|transports|consommation|
  noticias|actualidad|mundo|internacional|nacional|nacionales|internacionales|política|economía|sociedad|deportes|deporte|fútbol|cultura|
  ciencia|tecnología|salud|medio ambiente|educación|sucesos|policiales|opinión|españa|méxico|argentina|chile|colombia|local|locales|provincia|
  ciudad|estados|empresas|finanzas|negocios|espectáculos|gente|viajes|clima|seguridad|justicia|agro|campo|vivienda|
  attualità|cronaca|cronache|esteri|mondo|interni|politica|economia|cultura|spettacoli|spettacolo|società|scienza|scienze|salute|ambiente|
  tecnologia|calcio|italia|territorio|scuola|lavoro|opinioni|editoriale|motori|viaggi|eventi|finanza|
  notícias|mundo|brasil|portugal|cidades|cidade|política|economia|esporte|esportes|desporto|futebol|cultura|sociedade|ciência|tecnologia|
  saúde|meio ambiente|ambiente|educação|polícia|opinião|país|negócios|cotidiano|entretenimento|agronegócio|segurança|justiça|região|
  nieuws|binnenland|buitenland|politiek|economie|geld|cultuur|wetenschap|gezondheid|milieu|klimaat|onderwijs|opinie|reportage|achtergrond|
  regio|voetbal|wonen|verkeer|landbouw|misdaad|tech|achterklap|
  wiadomości|kraj|świat|polska|polityka|gospodarka|biznes|społeczeństwo|kultura|nauka|zdrowie|środowisko|edukacja|prawo|opinie|komentarze|
  region|lokalne|piłka nożna|kryminalne|historia|rolnictwo|motoryzacja|technologie|finanse|
  новости|политика|экономика|общество|происшествия|культура|спорт|наука|здоровье|технологии|мир|в мире|россия|в россии|бизнес|финансы|
  образование|экология|криминал|мнения|мнение|авто|недвижимость|футбол|хоккей|регионы|регион|город|интервью|аналитика|медицина|
  новини|політика|економіка|суспільство|події|світ|україна|здоров'я|здоров’я|освіта|екологія|кримінал|думка|війна|регіони|
  ειδήσεις|ελλάδα|κόσμος|διεθνή|πολιτική|οικονομία|κοινωνία|πολιτισμός|επιστήμη|υγεία|τεχνολογία|περιβάλλον|αθλητικά|αθλητισμός|σπορ|
  ποδόσφαιρο|απόψεις|γνώμες|παιδεία|αστυνομικό|επιχειρήσεις|αγορές|τοπικά|αυτοδιοίκηση|ψυχαγωγία|ζωή|
  haberler|gündem|dünya|türkiye|siyaset|politika|ekonomi|toplum|kültür|kültür sanat|spor|futbol|bilim|sağlık|teknoloji|çevre|eğitim|yaşam|
  magazin|yerel|asayiş|3. sayfa|yazarlar|finans|emlak|otomobil|
  أخبار|الأخبار|العالم|عالم|سياسة|اقتصاد|الاقتصاد|مجتمع|ثقافة|رياضة|الرياضة|كرة القدم|علوم|صحة|تكنولوجيا|تقنية|بيئة|تعليم|رأي|آراء|مقالات|
  محليات|محلي|حوادث|فن|فنون|منوعات|عربي|عربي ودولي|دولي|العالم العربي|شؤون محلية|أسواق|مال وأعمال|
  اخبار|جهان|ایران|سیاسی|سیاست|اقتصادی|اقتصاد|اجتماعی|جامعه|فرهنگی|فرهنگ|ورزشی|ورزش|علمی|دانش|سلامت|فناوری|حوادث|بین الملل|بین‌الملل|
  חדשות|בעולם|עולם|פוליטיקה|כלכלה|חברה|תרבות|ספורט|כדורגל|מדע|בריאות|טכנולוגיה|סביבה|חינוך|דעות|פלילים|מקומי|צרכנות|
  देश|विदेश|दुनिया|राज्य|राजनीति|व्यापार|बिज़नेस|अर्थव्यवस्था|समाज|खेल|क्रिकेट|मनोरंजन|विज्ञान|स्वास्थ्य|सेहत|तकनीक|शिक्षा|विचार|राय|अपराध|शहर|
  দেশ|বাংলাদেশ|বিশ্ব|আন্তর্জাতিক|রাজনীতি|অর্থনীতি|সমাজ|খেলা|ক্রিকেট|বিনোদন|বিজ্ঞান|স্বাস্থ্য|প্রযুক্তি|শিক্ষা|মতামত|সারাদেশ|সারা দেশ|জাতীয়|
  ข่าว|การเมือง|เศรษฐกิจ|สังคม|ต่างประเทศ|กีฬา|ฟุตบอล|บันเทิง|วิทยาศาสตร์|สุขภาพ|เทคโนโลยี|การศึกษา|อาชญากรรม|ภูมิภาค|ท้องถิ่น|
  新闻|新聞|时政|要闻|国内|國內|国际|國際|政治|经济|經濟|财经|財經|社会|社會|文化|体育|體育|足球|科技|科学|科學|健康|教育|环境|環境|娱乐|娛樂|
  观点|法治|军事|軍事|生活|地方|台湾|台灣|港澳|两岸|兩岸|港聞|港闻|房产|汽车|旅游|
  経済|国際|海外|スポーツ|サッカー|野球|芸能|エンタメ|科学|医療|環境|地域|事件|事件・事故|暮らし|くらし|オピニオン|社説|ビジネス|マネー|テック|
  정치|경제|사회|국제|세계|문화|스포츠|축구|야구|연예|과학|건강|기술|환경|교육|지역|전국|오피니언|사설|칼럼|생활|산업|증권|부동산|북한|
  inrikes|utrikes|sverige|världen|politik|ekonomi|samhälle|kultur|nöje|sport|fotboll|vetenskap|hälsa|teknik|miljö|klimat|utbildning|åsikter|
  ledare|debatt|lokalt|näringsliv|blåljus|brott|innenriks|utenriks|norge|økonomi|samfunn|helse|miljø|lokalt|meninger|næringsliv|indland|udland|
  danmark|samfund|sundhed|erhverv|penge|debat|
  domácí|zahraničí|svět|politika|ekonomika|společnost|kultura|sport|fotbal|věda|zdraví|technologie|životní prostředí|vzdělání|názory|krimi|
  regiony|česko|byznys|slovensko|zahraničie|ekonomika|spoločnosť|zdravie|názory|
  belföld|külföld|politika|gazdaság|társadalom|kultúra|sport|futball|foci|tudomány|egészség|technológia|környezet|oktatás|vélemény|bűnügy|
  helyi|
  kotimaa|ulkomaat|politiikka|talous|yhteiskunta|kulttuuri|urheilu|jalkapallo|tiede|terveys|teknologia|ympäristö|koulutus|mielipide|rikos|
  paikalliset|viihde|
  știri|actualitate|politică|economie|societate|cultură|sport|fotbal|știință|sănătate|tehnologie|mediu|educație|opinii|externe|extern|intern|
  social|eveniment|justiție|
  nasional|internasional|dunia|politik|ekonomi|bisnis|sosial|budaya|olahraga|bola|sepak bola|sains|kesehatan|teknologi|lingkungan|pendidikan|
  opini|hukum|kriminal|daerah|regional|hiburan|gaya hidup|peristiwa|
  thời sự|thế giới|chính trị|kinh tế|kinh doanh|xã hội|văn hóa|thể thao|bóng đá|khoa học|sức khỏe|công nghệ|môi trường|giáo dục|góc nhìn|
  pháp luật|giải trí|đời sống|du lịch|bất động sản`;

/** Capitals of some languages are written without accents. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
const NAMES: ReadonlySet<string> = new Set(WORDS.split('|').map(word => bare(word.trim())));
const LONGEST = 24;

/** Whether a text is the name of a section. */
export function isSectionName(text: string): boolean {
  return text.length <= LONGEST && NAMES.has(bare(text));
}

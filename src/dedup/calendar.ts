/** Words that are figures although they are written in letters: days, months and small numbers, which change from report to report. */

const DAYS = [
  'monday tuesday wednesday thursday friday saturday sunday',
  'lundi mardi mercredi jeudi vendredi samedi dimanche',
  'montag dienstag mittwoch donnerstag freitag samstag sonntag',
  'lunes martes miercoles jueves viernes sabado domingo',
  'δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη',
  'الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد',
];

const OTHERS = [
  // English
  'mon tue wed thu fri sat sun',
  'january february march april june july august september october november december',
  'jan feb mar apr jun jul aug sep sept oct nov dec',
  'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred',
  'first second third fourth fifth',
  // French, German, Spanish
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre januar februar',
  'marz juni juli oktober dezember enero febrero marzo abril',
  'mayo junio julio agosto septiembre octubre noviembre diciembre',
  // Greek
  'ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου',
  'αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου ενα δυο τρια τεσσερα πεντε εξι επτα οκτω εννεα δεκα',
  // Arabic: months by both of their names, numbers
  'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر',
  'كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين واحد اثنان ثلاثة اربعة خمسة ستة سبعة ثمانية تسعة عشرة',
];

const words = (lines: readonly string[]) => lines.flatMap(line => line.split(' '));

/** The days of the week, folded as letters.ts folds. */
export const DAY_WORDS: readonly string[] = words(DAYS);
/** Folded too. “May” is missing: it is a verb more often. */
export const CALENDAR_WORDS: readonly string[] = words([...DAYS, ...OTHERS]);

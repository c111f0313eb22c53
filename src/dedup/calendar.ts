/** Words that are figures although they are written in letters: days, months and small numbers, which change from report to report. */

const WORDS = [
  // English
  'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun',
  'january february march april june july august september october november december',
  'jan feb mar apr jun jul aug sep sept oct nov dec',
  'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred',
  'first second third fourth fifth',
  // French, German, Spanish
  'lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout',
  'septembre octobre novembre decembre montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar',
  'marz juni juli oktober dezember lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril',
  'mayo junio julio agosto septiembre octubre noviembre diciembre',
  // Greek
  'δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου',
  'αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου ενα δυο τρια τεσσερα πεντε εξι επτα οκτω εννεα δεκα',
  // Arabic: days, months by both of their names, numbers
  'الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر',
  'كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين واحد اثنان ثلاثة اربعة خمسة ستة سبعة ثمانية تسعة عشرة',
];

/** Folded as letters.ts folds. “May” is missing: it is a verb more often. */
export const CALENDAR_WORDS: readonly string[] = WORDS.flatMap(line => line.split(' '));

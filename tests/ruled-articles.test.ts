/** Plain articles, unwrapped, that nothing parts but a rule of signs or a form feed. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';

/** Two articles a language. */
const STORIES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  English: [
    [
      'Ropewalk opens as swimming hall',
      'The old ropewalk behind the harbour was opened as a swimming hall on Monday, and forty people came before it was light.',
      'The council pays for the heating until the end of May, and not a day longer than that.',
    ],
    [
      'Tram drivers vote for longer nights',
      'Drivers of the night trams voted on Tuesday to work an hour longer in winter, when the last boats come in late.',
      'The company had offered them a warm room at the depot and a stove to go with it.',
    ],
  ],
  German: [
    [
      'Altes Stellwerk wird zur Imkerei',
      'Das alte Stellwerk am Güterbahnhof wird zur Imkerei umgebaut, und im Mai sollen dort die ersten zwölf Völker einziehen.',
      'Die Stadt verlangt dafür keine Pacht, aber jedes Jahr einen Eimer Honig für das Waisenhaus.',
    ],
    [
      'Fähre legt wieder am Nordufer an',
      'Die Fähre legt seit Montag wieder am Nordufer an, nachdem der Steg drei Jahre lang gesperrt gewesen war.',
      'Wer mit dem Rad kommt, zahlt bis zum Ende des Sommers nur die Hälfte des Preises.',
    ],
  ],
  Greek: [
    [
      'Ο παλιός φάρος ανάβει ξανά',
      'Ο παλιός φάρος του νησιού άναψε ξανά τη Δευτέρα, ύστερα από έντεκα χρόνια, και οι ψαράδες χτύπησαν τις καμπάνες.',
      'Ο δήμος θα πληρώνει το ρεύμα ως το τέλος του χρόνου, και ύστερα θα αποφασίσει το συμβούλιο.',
    ],
    [
      'Κλείνει ο δρόμος του μύλου',
      'Ο δρόμος προς τον μύλο κλείνει από την Τετάρτη για δύο μήνες, επειδή το ποτάμι παρέσυρε το γεφύρι.',
      'Τα παιδιά θα πηγαίνουν στο σχολείο με βάρκα, όπως έκαναν και οι παππούδες τους.',
    ],
  ],
  Polish: [
    [
      'Stary młyn zamieni się w bibliotekę',
      'Stary młyn nad rzeką zamieni się w bibliotekę, a pierwsze książki trafią tam jeszcze przed końcem zimy, mówi burmistrz.',
      'Za ogrzewanie zapłaci gmina, lecz drewno będą musieli przynosić sami czytelnicy.',
    ],
    [
      'Prom znów pływa na wyspę',
      'Prom znów pływa na wyspę od poniedziałku, chociaż przystań po wschodniej stronie nadal czeka na remont.',
      'Mieszkańcy zebrali na nowy silnik tyle pieniędzy, że starczyło jeszcze na dzwon.',
    ],
  ],
  Russian: [
    [
      'Старая пожарная вышка станет музеем',
      'Старая пожарная вышка на площади станет музеем, и первых гостей там ждут уже весной, сказал смотритель в среду.',
      'За вход платить не придётся, но каждого попросят принести с собой одно полено.',
    ],
    [
      'Паром снова ходит на левый берег',
      'Паром снова ходит на левый берег с понедельника, хотя причал починили только наполовину и зимой его закроют.',
      'Школьников перевозят бесплатно, а остальные платят столько же, сколько прежде, и за велосипед ничего.',
    ],
  ],
};

const BETWEEN = ['\n\n---\n\n', '\n\n* * *\n\n', '\n\n# # #\n\n', '\n\n──────────\n\n', '\n\n\f', '\n\f\n'];

function factsOf(text: string) {
  const run = extract({});
  const records = [...run.push(new TextEncoder().encode(`${text}\n`)).records, ...run.end().records];
  return records.map(({ headline, body }) => [headline].concat(body));
}

test.each(Object.entries(STORIES))('%s: each article is a record', (_, stories) => {
  for (const between of BETWEEN) {
    const text = stories.map(story => story.join('\n\n')).join(between);
    expect(factsOf(text)).toEqual(stories);
    expect(factsOf(`${text}${between}`)).toEqual(stories);
  }
});

test('a rule parts no article whose second half has no headline', () => {
  const [headline, ...body] = STORIES.English[0];
  const [, ...more] = STORIES.English[1];
  expect(factsOf([headline, ...body, '* * *', ...more].join('\n\n'))).toEqual([[headline, ...body, ...more]]);
});

/** Writers beside a time, as the line below a headline has them: before it, behind it, in a part of its own. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';

const BODY = `The harbour of Norvik was opened again on Monday after two years of work on its walls, and ships came in from the north.

People stood on the quay in the rain to look at them, and a band of the town played until the last of them had been made fast.`;

function recordOf(line: string) {
  const run = extract({});
  const text = `Harbour of Norvik opens again after two years\n\n${line}\n\n${BODY}\n`;
  const [record] = [...run.push(new TextEncoder().encode(text)).records, ...run.end().records];
  return record;
}

test.each([
  ['September 1st, 2023 By Orla Tarn', 'By Orla Tarn', 'September 1st, 2023'],
  ['May 3, 2017 By Orla Tarn 4 Comments', 'By Orla Tarn', 'May 3, 2017'],
  ['Published August 7, 2023 by Orla Tarn', 'by Orla Tarn', 'August 7, 2023'],
  ['March 15, 2022 · 3 min read · By Orla Tarn', 'By Orla Tarn', 'March 15, 2022'],
  ['By Orla Tarn • December 17, 2025 • 11 min read', 'By Orla Tarn', 'December 17, 2025'],
  ['Posted on December 18, 2025    Posted by Orla Tarn      59 Comments', 'Posted by Orla Tarn', 'December 18, 2025'],
  ['Publié le 3 mars 2024 par Marie Duval', 'par Marie Duval', '3 mars 2024'],
  ['Publicado el 3 de marzo de 2024 por Lucía Peña', 'por Lucía Peña', '3 de marzo de 2024'],
  ['3. März 2024 von Peter Lang', 'von Peter Lang', '3. März 2024'],
  ['3 marzo 2024 di Carla Rossi', 'di Carla Rossi', '3 marzo 2024'],
  ['Orla Tarn, last updated December 6, 2024', 'Orla Tarn', null],
  ['3 December 2023 · 6 min read · Orla Tarn', 'Orla Tarn', '3 December 2023'],
  ['3 марта 2024, автор: Иван Петров', 'автор: Иван Петров', '3 марта 2024'],
])('%s', (line, byline, publishedRaw) => {
  const record = recordOf(line);
  expect([record.byline, record.publishedRaw, record.authors]).toEqual([
    byline,
    publishedRaw,
    [expect.stringMatching(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u)],
  ]);
  expect(record.published ?? record.updated).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test.each([
  ['By Orla Tarn 15 min read', 'By Orla Tarn'],
  ['by Orla Tarn—10 min read', 'by Orla Tarn'],
  ['By O. J. Tarn    View the printed edition', 'By O. J. Tarn'],
])('a byline ends with its names: %s', (line, byline) => expect(recordOf(line).byline).toBe(byline));

test.each([
  ['20 November 2025 12:30 Eastern Time', '20 November 2025 12:30 Eastern Time'],
  ['20 November 2025, Norvik', '20 November 2025, Norvik'],
])('a zone and a place stay with the time: %s', (line, publishedRaw) => {
  const record = recordOf(line);
  expect([record.byline, record.publishedRaw]).toEqual([null, publishedRaw]);
});

test.each([
  ['Orla Tarn com Lusa', ['Orla Tarn']],
  ['Orla Tarn with Mirko Veld', ['Orla Tarn', 'Mirko Veld']],
  ['本报记者 李月山', ['李月山']],
  ['By Orla Tarn - Quay Herald', ['Orla Tarn']],
  ['By Orla Tarn, Mirko Veld', ['Orla Tarn', 'Mirko Veld']],
  ['By Orla Tarn, Harbour of Norvik', ['Orla Tarn']],
])('beside a time: %s', (line, authors) => expect(recordOf(`3 March 2024\n\n${line}`).authors).toEqual(authors));

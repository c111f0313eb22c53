/** Our records as rows that were put aside and are printed again. */
import { recordKind } from '../../output/kinds/record-kind.js';
import { FIELDS } from '../../records/fields.js';
import type { NewsRecord } from '../../records/record.js';
import { decode, type Passage } from '../../text/passage.js';
import type { RowMaker } from './dropping.js';
import { keyOfRecord, oneLine, RECORD_LINES, timeOf } from './facts.js';
import { mergedKin } from './kin.js';
import { recordOfLine } from './record-line.js';

export const NEWS_KIND = recordKind(FIELDS);

export const newsMaker: RowMaker<NewsRecord<Passage>> = {
  line: line => line,
  row(line, told) {
    const record = recordOfLine(line);
    if ('duplicateOf' in told) {
      const { copies } = mergedKin(record, { copies: told.copies, related: [] });
      return { ...record, duplicateOf: told.duplicateOf, copies: [...copies] };
    }
    const { copies, related } = mergedKin(record, told.kin);
    const supersedes = told.supersedes ?? record.supersedes;
    return { ...record, copies: [...copies], related: [...related], supersedes };
  },
  asked(line) {
    const record = JSON.parse(decode(line, 0, line.length)) as NewsRecord;
    const time = timeOf(record.updated ?? record.published);
    const paragraphs = record.body.map(oneLine);
    return { ...RECORD_LINES.head(line), key: keyOfRecord(record), time, paragraphs };
  },
};

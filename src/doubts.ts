/** What is doubtful about a record, as problems that are told. */
import type { NewsRecord } from './records/record.js';
import type { Passage } from './text/passage.js';
import { findTime } from './text/times.js';
import { ISSUES, type Issue, type Problem } from './types.js';

/** Characters of a dump that a warning quotes. */
const MOST_QUOTED = 80;
/** Issues that make a record doubtful; the others say how the dump was. */
const DOUBTS: ReadonlySet<Issue> = new Set(['unknown_date', 'excess_marks', 'record_limit']);

/** The doubts about a record, in the order of its issues. */
export function doubtsOf(record: NewsRecord<Passage>): Problem[] {
  if (record.issues.length === 0) return [];
  return record.issues.filter(issue => DOUBTS.has(issue)).map(issue => doubtful(record, issue));
}

function doubtful(record: NewsRecord<Passage>, issue: Issue): Problem {
  const { file, firstLine } = record.source;
  const time = issue === 'unknown_date' ? unreadTime(record) : null;
  const message =
    time === null ? ISSUES[issue] : `${ISSUES[issue]}: “${String(time).slice(0, MOST_QUOTED)}”, ${causeOf(time)}`;
  return { severity: 'warning', code: issue, file, line: time?.line?.number ?? firstLine, message, hint: null };
}

/** The time that was kept as written; one that only waits for --captured-at is none. */
function unreadTime({ published, publishedRaw, updated, updatedRaw }: NewsRecord<Passage>): Passage | null {
  const raws = [published === null ? publishedRaw : null, updated === null ? updatedRaw : null];
  return raws.find(raw => raw !== null && findTime(String(raw))?.value?.kind !== 'relative') ?? null;
}

/** Why a time could not be read. */
function causeOf(time: Passage): string {
  const found = findTime(String(time));
  if (found === null) return 'in a form that is not known';
  return found.value === null ? 'and there is no such time' : 'where either figure may be the month';
}

/** The articles that an operand of `compare` names: of a dump, or records that were made before. */
import type { PairArticle } from '../dedup/pair.js';
import { UserError } from '../errors.js';
import { fileKey } from '../io/identity.js';
import type { NewsRecord } from '../records/record.js';
import type { Problem } from '../types.js';
import { timeOf } from './copies/facts.js';
import { openReading } from './reading.js';
import { OWN_ID } from './rows/dialects.js';
import { rowsIn } from './rows/files.js';
import { shownId } from './rows/ids.js';
import { rowKinds } from './rows/kinds.js';
import { openStored, type RowReader, rowReader } from './rows/rows.js';
import type { Run } from './run.js';

/** Records that were made already, by the ending of their file. */
const ROWS = /\.(?:ndjson|jsonl|json|csv|tsv)(?:\.[a-z0-9]{2,4})?$/i;
/** Rows are not printed here, so that those of any kind are welcome. */
const ANYTHING = { format: null, fields: null, csvSafe: false, output: null, dropped: null };
/** Articles of one operand that are compared with each other’s. */
const MOST_ARTICLES = 2000;

/** An operand: a file, and which of its articles is meant: by number, by id, or any. */
interface Choice {
  readonly file: string;
  readonly wanted: string | null;
}

/** `file#2` and `file#cd1-…` choose an article, by its id rather than by its number, unless there is a file of that whole name. */
function choiceOf(operand: string): Choice {
  const at = operand.lastIndexOf('#');
  if (at <= 0 || at === operand.length - 1 || fileKey(operand) !== null) return { file: operand, wanted: null };
  return { file: operand.slice(0, at), wanted: operand.slice(at + 1) };
}

/** Throws a UserError when the file cannot be read or has no such article. */
export async function comparedArticles(run: Run, operand: string): Promise<PairArticle[]> {
  const { file, wanted } = choiceOf(operand);
  const unread: Problem[] = [];
  const reading = { ...run, report: { ...run.report, missing: (problem: Problem) => void unread.push(problem) } };
  const isRows = ROWS.test(file) && run.options.from === null;
  const articles = isRows ? rowArticles(reading, file) : articlesIn(reading, file);
  let found: PairArticle[] = [];
  let number = 0;
  for await (const article of articles) {
    number++;
    if (wanted === article.id) {
      found = [article];
      break;
    }
    if (wanted !== null && wanted !== String(isRows ? number : article.source.article)) continue;
    if (found.push(article) > MOST_ARTICLES) throw tooMany(file);
    // An id of ours is no number; one of another program, further down, may be.
    if (wanted !== null && OWN_ID.test(article.id)) break;
  }
  // What keeps the run from going on is told as the reason why, and once.
  const [reason] = found.length === 0 ? unread.splice(0, 1) : [];
  for (const each of unread) run.report.missing(each);
  if (reason !== undefined) throw new UserError('cannot', reason.message, reason.hint, reason.file);
  if (found.length === 0) throw missing(file, wanted, number);
  return found;
}

function tooMany(file: string): UserError {
  return new UserError('usage', `has more than ${MOST_ARTICLES} articles`, `choose one, as in ${file}#1`, file);
}

function missing(file: string, wanted: string | null, articles: number): UserError {
  if (wanted === null) return new UserError('cannot', 'has no article to compare', null, file);
  const hint = articles === 0 ? null : `choose by number, 1 to ${articles}, or by id`;
  return new UserError('cannot', `has no article ${wanted}`, hint, file);
}

async function* articlesIn(run: Run, file: string): AsyncGenerator<PairArticle> {
  const { options, host, report } = run;
  const reading = await openReading([file], options, host.stdin);
  const knowledge = await reading.learn(report);
  const found: PairArticle[] = [];
  for await (const source of reading.sources(report)) {
    const taker = {
      take({ record }: { readonly record: object | null }) {
        // Texts of a record are decoded before the next article is read.
        if (record !== null) found.push(articleOf(JSON.parse(JSON.stringify(record)) as NewsRecord));
        return found.length <= MOST_ARTICLES;
      },
      async flush() {},
    };
    await reading.read(source, knowledge, taker, report);
    yield* found.splice(0);
  }
}

/** What is compared of a record. */
export function articleOf({ id, source, headline, published, updated, body }: NewsRecord): PairArticle {
  return { id, source, headline, published, updated, time: timeOf(updated ?? published ?? null), body };
}

/** The rows of a file, read as `dedup` reads them. */
async function* rowArticles(run: Run, file: string): AsyncGenerator<PairArticle> {
  const { textField: text, idField: id, headlineField: headline } = run.options;
  const fields = { text, id, headline };
  const kinds = rowKinds(ANYTHING);
  const read = rowReader(kinds.cells, fields);
  for await (const { stored } of rowsIn({ ...run, operands: [file] }, fields, kinds)) {
    const { text: line, envelope } = openStored(stored);
    yield envelope === null ? articleOf(JSON.parse(line) as NewsRecord) : rowArticle(read(stored));
  }
}

function rowArticle({ id, source, headline, paragraphs, time }: ReturnType<RowReader>): PairArticle {
  const updated = Number.isNaN(time) ? null : new Date(time).toISOString();
  return { id: shownId(id), source, headline, published: null, updated, time, body: paragraphs };
}

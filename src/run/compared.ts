/** The articles that an operand of `compare` names: of a dump, or records that were made before. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { PairArticle } from '../dedup/pair.js';
import { UserError } from '../errors.js';
import { STDIN } from '../input/stdin.js';
import { fileKey } from '../io/identity.js';
import { reason, systemCode } from '../io/reason.js';
import type { NewsRecord } from '../records/record.js';
import { momentOf } from './facts.js';
import { openReading } from './reading.js';
import type { Run } from './run.js';

/** Records of ours, by the ending of their file. */
const RECORDS = /\.(?:ndjson|jsonl)(?:\.gz)?$/i;
/** Articles of one operand that are compared with each other’s. */
const MOST_ARTICLES = 2000;

/** An operand: a file, and which of its articles is meant: by number, by id, or any. */
interface Choice {
  readonly file: string;
  readonly wanted: string | null;
}

/** `file#2` and `file#cd1-…` choose an article, unless there is a file of that whole name. */
function choiceOf(operand: string): Choice {
  const at = operand.lastIndexOf('#');
  if (at <= 0 || at === operand.length - 1 || fileKey(operand) !== null) return { file: operand, wanted: null };
  return { file: operand.slice(0, at), wanted: operand.slice(at + 1) };
}

/** Throws a UserError when the file cannot be read or has no such article. */
export async function comparedArticles(run: Run, operand: string): Promise<PairArticle[]> {
  const { file, wanted } = choiceOf(operand);
  const found: PairArticle[] = [];
  const isWanted = ({ id, source }: PairArticle, number: number) =>
    wanted === null || id === wanted || (/^\d+$/.test(wanted) && Number(wanted) === (source?.article ?? number));
  const articles = RECORDS.test(file) && file !== STDIN ? recordsIn(file) : articlesIn(run, file);
  let number = 0;
  for await (const article of articles) {
    number++;
    if (!isWanted(article, number)) continue;
    if (found.push(article) > MOST_ARTICLES) throw tooMany(file);
    if (wanted !== null) break;
  }
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
  const knowledge = await reading.learn();
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
  return { id, source, headline, published, updated, time: momentOf(updated ?? published ?? null), body };
}

async function* recordsIn(file: string): AsyncGenerator<PairArticle> {
  const bytes = createReadStream(file);
  const text = file.toLowerCase().endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', error => text.destroy(error));
  let number = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() !== '') yield recordIn(line, file, number);
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new UserError('cannot', `cannot be read: ${reason(error)}`, null, file);
  } finally {
    bytes.destroy();
  }
}

function recordIn(line: string, file: string, number: number): PairArticle {
  const record = parsed(line);
  if (record === null) {
    const hint = 'compare takes the NDJSON that copydesk prints, and dumps';
    throw new UserError('cannot', 'is no record of copydesk', hint, `${file}:${number}`);
  }
  return articleOf(record);
}

function parsed(line: string): NewsRecord | null {
  try {
    const record = JSON.parse(line) as NewsRecord | null;
    const isRecord = typeof record?.id === 'string' && Array.isArray(record.body) && record.source !== undefined;
    return isRecord ? record : null;
  } catch {
    return null;
  }
}

/** Decompression by a program that is on most machines: it runs as a child, fed and read piece by piece. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { systemCode } from '../../io/reason.js';
import { ByteReader, type Bytes } from '../bytes.js';
import { failure } from '../finding.js';
import type { Tell } from '../format.js';
import { through } from './through.js';

const PIECE = 64 * 1024;
/** Of what the program says, what is kept. */
const MOST_SAID = 4096;
/** What the write says when the program has stopped reading. */
const STOPPED = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE']);

/**
 * What the program makes of these bytes. When it complains, that is told behind all that it gave. Where there is none of that
 * name, `otherwise` gives who unpacks them in its place.
 */
export async function* throughProgram(
  program: string,
  args: readonly string[],
  bytes: Bytes,
  tell: Tell,
  otherwise: () => Promise<(bytes: Bytes, tell: Tell) => Bytes>,
): AsyncGenerator<Uint8Array> {
  const child = await started(program, args);
  if (child === null) return yield* (await otherwise())(bytes, tell);
  const closed = once(child, 'close');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    said = (said + text).slice(0, MOST_SAID);
  });
  const reader = new ByteReader(bytes);
  let isRead = false;
  let isBegun = false;
  try {
    for await (const piece of through(reader, { input: child.stdin, output: child.stdout }, PIECE)) {
      isBegun = true;
      yield piece;
    }
    isRead = true;
  } catch (error) {
    if (!STOPPED.has(systemCode(error) ?? '')) throw error;
  } finally {
    await reader.close();
    // One that has given all ends by itself, sooner or later, and says whether it was content.
    if (!isRead) child.kill();
  }
  const [code, signal] = (await closed) as [number | null, string | null];
  const complaint =
    said.split('\n').find(line => line.trim() !== '') ??
    (code === 0 ? null : `the program ended with ${code ?? signal}`);
  if (complaint !== null) tell(inWords(program, complaint, isBegun));
}

/** The running program, or null when there is none of that name. */
async function started(program: string, args: readonly string[]): Promise<ChildProcessWithoutNullStreams | null> {
  const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C' } });
  try {
    await once(child, 'spawn');
    return child;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'EACCES') return null;
    throw error;
  }
}

function inWords(program: string, complaint: string, isBegun: boolean) {
  const said = complaint.replace(/^\w+: /, '');
  const colon = said.indexOf(':');
  const reason = (said.slice(0, Math.max(0, colon)).includes('stdin') ? said.slice(colon + 1) : said).trim();
  if (/unexpected(ly)? end|ends unexpectedly|premature end|truncated/i.test(reason))
    return failure('truncated', `${program} data is truncated`, 'fetch it again');
  // zstd says of what stands behind a frame that it is none of its own.
  if (/garbage/i.test(reason) || (isBegun && /unsupported format/i.test(reason)))
    return failure('trailing_garbage', `has something behind its ${program} data`);
  return failure('damaged', `${program} data is damaged (${reason}); what could be read of it was`);
}

/** From an operand to the files it stands for. Of a tree, the names of one folder are held at a time, and of its parents. */
import { type BigIntStats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { reason } from '../../io/reason.js';
import { type Finding, failure } from '../finding.js';

interface Place {
  /** For people; U+FFFD stands for bytes that are no UTF-8. */
  readonly name: string;
  /** For the system: names are bytes. */
  readonly path: Buffer;
  /** Its path from the operand on, for people too. */
  readonly inner: string;
  readonly isLink: boolean;
}

/** A file that was met, with what the system says of it. */
export interface Found extends Place {
  readonly stats: BigIntStats;
}

export interface WalkSettings {
  /** Whether a file is read that is neither the operand itself nor left out, by its name and its path from the operand on. */
  isWanted(name: string, inner: string): boolean;
  /** Whether a file or folder is left out. */
  excludes(inner: string): boolean;
  tell(name: string, finding: Finding): void;
  /** Asked for every file and folder; one that was met before is left out. */
  isNew(stats: BigIntStats, name: string): boolean;
}

const SLASH = Buffer.from('/');
const DOT = '.'.charCodeAt(0);

/**
 * The file or named pipe that an operand is, or, when it is a folder, the files below it whose names have a known ending
 * (in any case); at each level in the byte order of the names. Like ripgrep it leaves out hidden files and folders and
 * does not follow links to folders, unless they are the operand; links to files it does.
 */
export async function* walk(operand: Pick<Place, 'name' | 'path'>, settings: WalkSettings): AsyncGenerator<Found> {
  const root: Place = { ...operand, inner: '', isLink: false };
  const pending = [root];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const stats = statsAt(place, settings);
    if (stats === null) continue;
    if (stats.isDirectory()) {
      if (!place.isLink && settings.isNew(stats, place.name)) await addEntries(pending, place, settings);
    } else if (!stats.isFile() && !(stats.isFIFO() && place === root)) {
      settings.tell(place.name, special(stats));
    } else if (settings.isNew(stats, place.name)) {
      yield { ...place, stats };
    }
  }
}

function statsAt({ path, name }: Place, settings: WalkSettings): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch (error) {
    settings.tell(name, failure('unreadable', reason(error)));
    return null;
  }
}

/** Puts the entries of a folder on the stack, the first on top. */
async function addEntries(pending: Place[], folder: Place, settings: WalkSettings): Promise<void> {
  try {
    const entries = await readdir(folder.path, { encoding: 'buffer', withFileTypes: true });
    entries.sort((a, b) => Buffer.compare(b.name, a.name));
    for (const entry of entries) {
      if (entry.name[0] === DOT) continue;
      const name = entry.name.toString();
      const inner = folder.inner === '' ? name : `${folder.inner}/${name}`;
      if (settings.excludes(inner) || !(entry.isDirectory() || settings.isWanted(name, inner))) continue;
      const path = Buffer.concat([folder.path, SLASH, entry.name]);
      pending.push({ name: join(folder.name, name), path, inner, isLink: entry.isSymbolicLink() });
    }
  } catch (error) {
    settings.tell(folder.name, failure('unreadable', reason(error)));
  }
}

function join(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** Why something that is neither file nor folder is not read. */
function special(stats: BigIntStats): Finding {
  const kind = stats.isFIFO() ? 'a named pipe' : stats.isSocket() ? 'a socket' : 'a device';
  return failure('special_file', `is ${kind}, not a file`, 'to read it all the same: copydesk - < FILE');
}

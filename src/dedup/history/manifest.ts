/**
 * The manifest says which segments an index has. There is a new one for every commit, under the next number: whoever makes a
 * number first has committed, and readers take the highest. Two lines: JSON, and the CRC-32 of it; later versions keep to that.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { UserError } from '../../errors.js';
import { fileTarget } from '../../io/atomic.js';
import { systemCode } from '../../io/reason.js';
import type { SegmentName } from './segment.js';
import { commitsOf } from './segment-file.js';

export const INDEX_VERSION = 1;

export interface Manifest {
  readonly copydesk: 'index';
  readonly version: number;
  /** The recipe of the fingerprints. */
  readonly fingerprint: number;
  /** From 1; 0 of an index that is empty still. */
  readonly generation: number;
  /** The number of the next segment. */
  readonly next: number;
  /** The oldest first. */
  readonly segments: readonly SegmentName[];
}

const NAME = /^manifest-(\d{8,15})$/;
const DIGITS = 8;
/** How often a folder is listed that seems to have segments and no manifest. */
const MOST_LOOKS = 5;

export function manifestName(generation: number): string {
  return `manifest-${String(generation).padStart(DIGITS, '0')}`;
}

/** The number of a manifest, or null for any other file. */
export function generationOf(file: string): number | null {
  const match = NAME.exec(file);
  return match === null ? null : Number(match[1]);
}

export function firstManifest(fingerprint: number): Manifest {
  return { copydesk: 'index', version: INDEX_VERSION, fingerprint, generation: 0, next: 1, segments: [] };
}

/** Files of an index’s folder; null when there is no folder. */
export async function filesOf(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** An index that nobody knows the segments of: its manifest is damaged or not there. A rebuilding looks for them. */
export class LostManifest extends UserError {
  constructor(problem: 'damaged' | 'missing', folder: string) {
    super('cannot', `the manifest of the index is ${problem}`, rebuildHint(folder), folder);
  }
}

/**
 * The manifest that is in force, or the first one of an index that is empty. Throws a UserError (cannot), for an index of segments
 * without a manifest too: the first commit makes an empty one before any segment, so that somebody has taken it away.
 */
export async function readManifest(folder: string, fingerprint: number): Promise<Manifest> {
  for (let looks = 1; ; looks++) {
    const files = (await filesOf(folder)) ?? [];
    const generations = files.map(generationOf).filter(number => number !== null);
    if (generations.length === 0) {
      if (files.every(file => commitsOf(file) === null)) return firstManifest(fingerprint);
      // A listing may have neither of two names of which one is given and the other taken away meanwhile.
      if (looks < MOST_LOOKS) continue;
      throw new LostManifest('missing', folder);
    }
    const file = join(folder, manifestName(Math.max(...generations)));
    const bytes = await bytesOf(file).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    });
    // A manifest that is gone has a follower by now.
    if (bytes !== null) return parsed(bytes, folder, fingerprint);
  }
}

/** Nothing, of what is no file: from a pipe there would be no end to wait for. */
async function bytesOf(file: string): Promise<Buffer> {
  return (await stat(file)).isFile() ? readFile(file) : Buffer.alloc(0);
}

/** Throws a UserError for a manifest that is damaged, or that this version cannot use. */
function parsed(bytes: Buffer, folder: string, fingerprint: number): Manifest {
  const end = bytes.indexOf('\n');
  const isWhole = end >= 0 && bytes.subarray(end).toString('latin1') === `\n${checksum(bytes.subarray(0, end))}\n`;
  if (!isWhole) throw new LostManifest('damaged', folder);
  const manifest = JSON.parse(bytes.subarray(0, end).toString()) as Manifest;
  if (manifest.version > INDEX_VERSION)
    throw new UserError('cannot', 'the index was made by a newer version of copydesk', 'use that version', folder);
  if (manifest.fingerprint !== fingerprint) {
    const message = `the index has fingerprints of version ${manifest.fingerprint}, and this copydesk makes version ${fingerprint}`;
    throw new UserError('cannot', message, 'begin a new index', folder);
  }
  return manifest;
}

function rebuildHint(folder: string): string {
  return `make it anew of what is sound: copydesk index rebuild ${folder}`;
}

function checksum(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

/** Puts a manifest in force; false when its number was taken. Throws system errors as UserErrors (output). */
export async function writeManifest(folder: string, manifest: Manifest): Promise<boolean> {
  const line = Buffer.from(JSON.stringify(manifest));
  try {
    const target = await fileTarget(join(folder, manifestName(manifest.generation)), { clobber: false });
    await target.write(Buffer.concat([line, Buffer.from(`\n${checksum(line)}\n`)]));
    await target.close();
  } catch (error) {
    if (error instanceof UserError && error.message === 'exists already') return false;
    throw error;
  }
  // A number may have been free again because later ones are in force.
  const generations = ((await filesOf(folder)) ?? []).map(generationOf);
  return generations.every(number => number === null || number <= manifest.generation);
}

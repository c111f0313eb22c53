/** The contract of an input format, and what it works on. */
import type { Bytes } from './bytes.js';
import type { DumpSettings } from './dump.js';
import type { Source } from './files/file.js';
import type { Finding } from './finding.js';

/** Tells what is found about an item, or about one of its members by the name in there. */
export type Tell = (finding: Finding, member?: string) => void;

/** Names of the fields of a page in NDJSON and CSV; null for the usual ones. */
export interface PageFields {
  readonly text: string | null;
  readonly url: string | null;
  readonly time: string | null;
}

export interface FormatSettings extends DumpSettings {
  /** The format to take all inputs for, by its name; null to find it out. */
  readonly from: string | null;
  /** Bytes that one file may come to when it is unpacked. */
  readonly unpackLimit: number;
  readonly pageFields: PageFields;
  /** Whether a member of an archive is wanted, by its name in there. */
  readonly wantsMember: (name: string) => boolean;
}

/** Something to read: a file, standard input, or one member of a container, which may be a container itself. */
export interface Item {
  /** As records give it: `archive!member` for a member. */
  readonly name: string;
  /** By whose ending it may be recognised. */
  readonly fileName: string;
  readonly bytes: Bytes;
  /** Of the page, where the container tells; the time in ISO 8601. */
  readonly url: string | null;
  readonly capturedAt: string | null;
  /** The encoding that the container tells. */
  readonly charset: string | null;
  /** Whether it is a field of something, in which its places mean nothing. */
  readonly isRendered?: boolean;
  /** What it is as a whole, if it is not a part of something. */
  readonly source: Source | null;
}

/** What a container gives for a member: its name in there, its bytes, and what else it tells of it. */
export interface Member extends Partial<Omit<Item, 'source'>> {
  readonly name: string;
  readonly bytes: Bytes;
  /** Whether the bytes were compressed, so that there may be any number of them. */
  readonly isPacked?: boolean;
}

interface Format {
  readonly name: string;
  readonly description: string;
  /** File name endings in lower case. */
  readonly endings: readonly string[];
  /** Whether files with these endings are read when they are met in a folder. */
  readonly inFolders: boolean;
  /** Whether something with these first bytes (all, when there are fewer than SNIFF_SIZE) is in this format; `isNamed` when its name says so. */
  matches(head: Uint8Array, isNamed: boolean): boolean;
}

/** Bytes that stand for others. `unpack` tells what is wrong and gives out what it can. */
export interface Compression extends Format {
  readonly kind: 'compression';
  load(): Promise<(bytes: Bytes, tell: Tell) => Bytes>;
}

/** A file that holds several dumps. Each member is read, or left, before the next is asked for. */
export interface Container extends Format {
  readonly kind: 'container';
  /** Whether it is a file of files, in which no other such one is looked for. */
  readonly isArchive: boolean;
  load(): Promise<(item: Item, settings: FormatSettings, tell: Tell) => AsyncIterable<Member>>;
}

/** A page that is rendered to text; lines and bytes count in that. */
export interface Rendering extends Format {
  readonly kind: 'rendering';
  load(): Promise<(item: Item, settings: FormatSettings, tell: Tell) => Bytes>;
}

/** A dump as it is. */
export interface Text extends Format {
  readonly kind: 'text';
}

export type InputFormat = Compression | Container | Rendering | Text;

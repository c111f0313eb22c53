/** Flags that say what counts as a duplicate, which copy stays, and what becomes of the others. */
import { DEDUPS, type Dedup, KEEPS, type Keep } from '../dedup/index.js';
import { DEDUPERS, type Flags, KEEPERS, ROW_READERS } from './flag.js';
import { readChoice, set, word } from './values.js';

const DUPLICATE_FATES = ['drop', 'mark'] as const;

export interface DuplicateOptions {
  dedup: Dedup;
  keep: Keep;
  duplicates: (typeof DUPLICATE_FATES)[number];
  dropped: string | null;
  index: string | null;
  indexText: boolean;
  noIndexWrite: boolean;
  idField: string | null;
  headlineField: string | null;
}

export const DUPLICATE_FLAGS: Flags<DuplicateOptions> = {
  dedup: {
    name: 'dedup',
    value: 'HOW',
    description:
      'what counts as a duplicate: near copies too, only records with the same headline and text, or nothing',
    group: 'Duplicates',
    commands: KEEPERS,
    choices: DEDUPS,
    default: 'near',
    shown: 'near',
    read: readChoice('dedup', DEDUPS),
  },
  keep: {
    name: 'keep',
    value: 'WHICH',
    description: 'which copy stays: the most complete, or the later of an update; the latest; the first that was read',
    group: 'Duplicates',
    commands: KEEPERS,
    choices: KEEPS,
    default: 'best',
    shown: 'best',
    read: readChoice('keep', KEEPS),
  },
  duplicates: {
    name: 'duplicates',
    value: 'FATE',
    description: 'leave duplicates out, or print them with duplicateOf set',
    group: 'Duplicates',
    commands: DEDUPERS,
    choices: DUPLICATE_FATES,
    default: 'drop',
    shown: 'drop',
    read: readChoice('duplicates', DUPLICATE_FATES),
  },
  dropped: {
    name: 'dropped',
    value: 'FILE',
    description:
      'write the duplicates that are left out to FILE, as records with duplicateOf set; - is standard output, with -o',
    group: 'Duplicates',
    commands: DEDUPERS,
    default: null,
    read: word,
  },
  index: {
    name: 'index',
    value: 'PATH',
    description:
      'leave out what earlier runs with this index printed, and remember what this one prints; explain only looks it up',
    group: 'Duplicates',
    commands: KEEPERS,
    default: null,
    read: word,
  },
  indexText: {
    name: 'index-text',
    description: 'keep bodies in the index, so that later runs compare word by word',
    group: 'Duplicates',
    commands: DEDUPERS,
    default: false,
    read: set,
  },
  noIndexWrite: {
    name: 'no-index-write',
    description: 'look things up in the index, and leave it as it is',
    group: 'Duplicates',
    commands: DEDUPERS,
    default: false,
    read: set,
  },
  idField: {
    name: 'id-field',
    value: 'NAME',
    description: 'the field of the id in records of other programs; otherwise id',
    group: 'Duplicates',
    commands: ROW_READERS,
    default: null,
    read: word,
  },
  headlineField: {
    name: 'headline-field',
    value: 'NAME',
    description: 'the field of the headline in records of other programs; otherwise headline or title',
    group: 'Duplicates',
    commands: ROW_READERS,
    default: null,
    read: word,
  },
};

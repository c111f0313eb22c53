/** The names of output files, made from the names of dumps: one component, whatever those hold. */
import { hash64 } from '../text/hash.js';

/** A name that is kept as it is. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,119}$/;
/** Characters that may stay in a name that is not. */
const OTHERS = /[^\p{L}\p{N}._-]+/gu;
/** Names of devices on Windows, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const GAPS = '-._';
const MOST_CHARACTERS = 48;
const HASH_DIGITS = 12;

/**
 * The name of the output of a dump, without its ending. Plain names stay; of all others what may stay is followed by a hash of
 * the whole, so that different names stay different. It depends on the name alone.
 */
export function outputName(dump: string): string {
  if (PLAIN.test(dump) && !DEVICE.test(dump) && !dump.endsWith('.')) return dump;
  const slug = endOf(Array.from(dump.replace(OTHERS, '-'))).replace(/^[-.]+/, '');
  const hash = hash64(new TextEncoder().encode(dump)).slice(0, HASH_DIGITS);
  return slug === '' ? hash : `${slug}-${hash}`;
}

/** The end of a long name, from where a word begins if one does in its first half. */
function endOf(characters: readonly string[]): string {
  if (characters.length <= MOST_CHARACTERS) return characters.join('');
  const end = characters.slice(-MOST_CHARACTERS - 1);
  const gap = end.findIndex(character => GAPS.includes(character));
  return end.slice(gap >= 0 && gap < MOST_CHARACTERS / 2 ? gap + 1 : 1).join('');
}

/** Gives out names, none of them twice even where letter case does not count. */
export interface OutputNames {
  of(dump: string): string;
  /** Says that a name is given out already. */
  reserve(name: string): void;
}

export function outputNames(ending: string): OutputNames {
  const taken = new Set<string>();
  const reserve = (name: string) => void taken.add(name.toLowerCase());
  return {
    reserve,
    of(dump) {
      const name = outputName(dump);
      for (let count = 1; ; count++) {
        const tried = `${count === 1 ? name : `${name}~${count}`}${ending}`;
        if (taken.has(tried.toLowerCase())) continue;
        reserve(tried);
        return tried;
      }
    },
  };
}

/** The brackets of a JSON array with a row a line; only a file that begins with one is such an array, or several. */

/** What a line is: brackets and no row; perhaps a row; or brackets that stand where they mean nothing. */
export type FramePart = 'frame' | 'row' | 'stray';

export interface ArrayFrame {
  /** Takes the next line that is not blank, without white space at its ends. */
  take(text: string): FramePart;
  /** Whether the file began an array that has not ended. */
  readonly isOpen: boolean;
  /** Whether the line before was `[]` and began the file, though what was taken last shows that this is no array. */
  readonly beganStray: boolean;
}

export function arrayFrame(): ArrayFrame {
  let state: 'before' | 'plain' | 'open' | 'closed' = 'before';
  /** Lines since the file began with `[]`, which may be an empty array, or no row at all. */
  let sinceEmpty = Number.POSITIVE_INFINITY;
  let beganStray = false;
  const take = (text: string): FramePart => {
    if (state === 'before' && !text.startsWith('[')) state = 'plain';
    if (text === '[]') {
      if (state === 'before') sinceEmpty = -1;
      if (state === 'plain' || state === 'open') return 'stray';
      state = 'closed';
      return 'frame';
    }
    const begins = text === '[' || text.startsWith('[{');
    const ends = text === ']' || text.endsWith('}]');
    if (begins && (state === 'plain' || state === 'open')) return 'stray';
    if (begins) state = 'open';
    if (ends && state !== 'open') return 'stray';
    if (ends) state = 'closed';
    return text === '[' || text === ']' ? 'frame' : 'row';
  };
  return {
    take(text) {
      const part = take(text);
      sinceEmpty++;
      beganStray = sinceEmpty === 1 && !text.startsWith('[');
      if (beganStray) state = 'plain';
      return part;
    },
    get isOpen() {
      return state === 'open';
    },
    get beganStray() {
      return beganStray;
    },
  };
}

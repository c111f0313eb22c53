/** Moving the numbers of articles and lines in rows, when it is known how much of a file comes before a part. */

const DIGIT_0 = 0x30;
const COMMA = 0x2c;
const COLON = 0x3a;
/** `article`, `firstLine` and `lastLine` stand one behind the other. */
const NUMBERS = 3;

export interface Base {
  readonly articles: number;
  readonly lines: number;
}

/**
 * Rows [from, to) with their numbers moved. At each place stands `12,"firstLine":34,"lastLine":56,`. What is returned is valid
 * until the next call.
 */
export function rowMover(): (rows: Uint8Array, from: number, to: number, places: Int32Array, base: Base) => Uint8Array {
  let out = new Uint8Array(0);
  return (rows, from, to, places, base) => {
    if (base.articles === 0 && base.lines === 0) return rows.subarray(from, to);
    const most = to - from + places.length * NUMBERS * String(Number.MAX_SAFE_INTEGER).length;
    if (out.length < most) out = new Uint8Array(most * 2);
    let length = 0;
    let done = from;
    for (const place of places) {
      let at = place;
      for (let count = 0; count < NUMBERS; count++) {
        out.set(rows.subarray(done, at), length);
        length += at - done;
        let number = 0;
        while (rows[at] !== COMMA) number = number * 10 + rows[at++] - DIGIT_0;
        length = writeNumber(out, length, number + (count === 0 ? base.articles : base.lines));
        done = at;
        if (count < NUMBERS - 1) while (rows[at - 1] !== COLON) at++;
      }
    }
    out.set(rows.subarray(done, to), length);
    return out.subarray(0, length + to - done);
  };
}

function writeNumber(out: Uint8Array, at: number, number: number): number {
  let length = 1;
  for (let limit = 10; limit <= number; limit *= 10) length++;
  for (let place = at + length - 1, rest = number; place >= at; place--) {
    const shorter = Math.floor(rest / 10);
    out[place] = DIGIT_0 + rest - shorter * 10;
    rest = shorter;
  }
  return at + length;
}

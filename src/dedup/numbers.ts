/** A list of numbers that grows: eight bytes each, where a list of objects takes ten times as much. */

const FIRST_SIZE = 1024;

export interface NumberList {
  /** What was set at a place, or 0. */
  get(at: number): number;
  set(at: number, value: number): void;
}

export function numberList(): NumberList {
  let numbers = new Float64Array(FIRST_SIZE);
  return {
    get: at => (at < numbers.length ? numbers[at] : 0),
    set(at, value) {
      if (at >= numbers.length) {
        const grown = new Float64Array(Math.max(2 * numbers.length, at + 1));
        grown.set(numbers);
        numbers = grown;
      }
      numbers[at] = value;
    },
  };
}

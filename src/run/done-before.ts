/** What a run that goes on with a batch says of it. */

/**
 * How much was done before, and how much is left: `4 of 7 inputs were done before; 3 are left`. `again` is how many of those left
 * were done, and are done again; `what` is `read` where the outputs are made when all inputs are.
 */
export function doneBefore(done: number, all: number, again: number, what: 'done' | 'read'): string {
  if (done === all) {
    const inputs = all === 1 ? 'the input was' : `all ${all} inputs were`;
    return `${inputs} ${what} before; ${what === 'done' ? 'nothing is' : 'the outputs are'} left`;
  }
  const before = `${done} of ${all} ${all === 1 ? 'input was' : 'inputs were'} ${what} before`;
  const left = `${all - done} ${areOf(all - done)} left`;
  if (again === 0) return `${before}; ${left}`;
  const why = 'what was made of them is gone or changed, or they could not be read whole';
  return `${before}; ${left}, of which ${again} ${areOf(again)} done again: ${why}`;
}

const areOf = (count: number): string => (count === 1 ? 'is' : 'are');

/** What a unit is by itself is asked for by learning, by seams and by the chain, and worked out once. */
import type { Unit } from './units.js';

/** The same function of a unit, which looks at each unit once. */
export function oncePerUnit<Value extends {}>(look: (unit: Unit) => Value): (unit: Unit) => Value {
  const seen = new WeakMap<Unit, Value>();
  return unit => {
    const before = seen.get(unit);
    if (before !== undefined) return before;
    const value = look(unit);
    seen.set(unit, value);
    return value;
  };
}

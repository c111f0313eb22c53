/** Remembering: texts such as times and their labels recur in a dump by the thousand, and are read once. */

/** When so many texts are kept, those that were not asked for since the last time that they were so many are forgotten. */
const MOST_KNOWN = 4096;
/** Longer texts seldom recur. */
const LONGEST = 200;

/** The same function of a text, which reads a text that it has read before not again; what it gives must not be changed. */
export function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  let known = new Map<string, Value>();
  let older = new Map<string, Value>();
  return text => {
    if (text.length > LONGEST) return read(text);
    let value = known.get(text);
    if (value !== undefined) return value;
    if (known.size >= MOST_KNOWN) [older, known] = [known, new Map()];
    value = older.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

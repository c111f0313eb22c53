/** Remembering: texts such as times and their labels recur in a dump by the thousand, and are read once. */

/** So many texts are kept; then they are forgotten, all at once, so that memory is bounded. */
const MOST_KNOWN = 4096;
/** Longer texts seldom recur. */
const LONGEST = 200;

/** The same function of a text, which reads a text that it has read before not again; what it gives must not be changed. */
export function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return text => {
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
}

/** What the library is given, checked where types do not reach: by callers in JavaScript. */

/** Fewer letters than these are the beginning of too many names. */
const NEAR_LEAST = 3;

/** Throws a TypeError for an option that has none of these names, with the name that was probably meant. */
export function checkNames(options: object, names: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    const near = names.find(each => isNear(letters(name), letters(each)));
    throw new TypeError(
      `no such option: ${name}; ${near === undefined ? `use some of ${names.join(', ')}` : `did you mean ${near}?`}`,
    );
  }
}

/** Throws a TypeError for what is no Date, or one of no time. */
export function checkDate(name: string, value: unknown): void {
  if (kindOf(value) !== 'Date') throw new TypeError(`${name} must be a Date`);
  if (Number.isNaN((value as Date).getTime())) throw new TypeError(`${name} is an invalid Date`);
}

/** Throws a TypeError for what is no Uint8Array; a Buffer is one. */
export function checkBytes(value: unknown): void {
  const kind = kindOf(value);
  if (kind !== 'Uint8Array') throw new TypeError(`push takes a Uint8Array, not this ${kind}`);
}

/** The name of a value's kind, whatever realm it is from; so `instanceof` does not do. */
function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** Whether only letter case and separators differ, or one name is the other's beginning. */
function isNear(typed: string, name: string): boolean {
  return typed.length >= NEAR_LEAST && (name.startsWith(typed) || typed.startsWith(name));
}

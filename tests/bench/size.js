/** Sizes and counts as they are written on the command lines of the benchmark. */

const UNITS = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** Bytes that "200MB", "1 GB" or "5000" mean; units are decimal. @param {string} text @returns {number} */
export function parseSize(text) {
  const found = /^(\d+(?:\.\d+)?) ?([kmg]b)?$/i.exec(text);
  if (found === null) throw new Error(`not a size: ${text}; write 200MB or 1GB`);
  const unit = /** @type {keyof typeof UNITS} */ ((found[2] ?? '').toLowerCase());
  return Math.round(Number(found[1]) * UNITS[unit]);
}

/** A whole number from `least`. @param {string} name @param {string} text @param {number} least @returns {number} */
export function parseCount(name, text, least) {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (count < least) throw new Error(`--${name} takes a whole number from ${least}, not ${text}`);
  return count;
}

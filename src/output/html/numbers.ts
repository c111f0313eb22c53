/** Numbers as the pages show them, the same in every locale. */

const GROUP = 3;
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
const KILO = 1000;
const PERCENT = 100;
/** Smaller parts are said to be less than that, larger ones but not all more. */
const LEAST_PERCENT = 0.1;

/** `12,345` */
export function counted(count: number): string {
  const digits = String(count);
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= GROUP) groups.unshift(digits.slice(Math.max(0, end - GROUP), end));
  return groups.join(',');
}

/** `1 record`, `12,345 records` */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${counted(count)} ${count === 1 ? one : many}`;
}

/** `512 bytes`, `1.2 MB` */
export function byteCount(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= KILO && unit < UNITS.length - 1) [size, unit] = [size / KILO, unit + 1];
  if (unit === 0) return countOf(bytes, 'byte');
  return `${size.toFixed(size < 10 ? 1 : 0)} ${UNITS[unit]}`;
}

/** A part of a whole in percent: `12 %`, `0.4 %`, `<0.1 %`; never 0 or 100 for what is not. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const share = (PERCENT * part) / whole;
  if (share < LEAST_PERCENT) return `<${LEAST_PERCENT} %`;
  if (part < whole && share > PERCENT - LEAST_PERCENT) return `>${PERCENT - LEAST_PERCENT} %`;
  const digits = share < 10 || (part < whole && share > PERCENT - 1) ? 1 : 0;
  return `${share.toFixed(digits).replace(/\.0$/, '')} %`;
}

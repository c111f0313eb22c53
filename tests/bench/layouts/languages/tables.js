/** How words and lines of a language are written in its table. */
export const words = text => text.trim().split(/\s+/);
export const lines = text =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim());

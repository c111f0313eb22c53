/** A share of 1 as a bar, with the thresholds from which on it means something. */
import { type Markup, markup } from './markup.js';

export interface Threshold {
  readonly at: number;
  readonly name: string;
}

const HEIGHT = 12;
const BELOW = 22;
const DIGITS = 2;

export function gauge(title: string, meaning: string, share: number, thresholds: readonly Threshold[]): Markup {
  const place = (value: number) => `${Number((100 * value).toFixed(DIGITS))}%`;
  const marks = thresholds.map(
    ({ at, name }) =>
      markup`<line class="tick" x1="${place(at)}" x2="${place(at)}" y1="0" y2="${HEIGHT + 5}"/><text x="${place(at)}" y="${HEIGHT + BELOW - 4}">${name} from ${at}</text>`,
  );
  const height = thresholds.length === 0 ? HEIGHT : HEIGHT + BELOW;
  const said = thresholds.map(({ at, name }) => `, ${name} from ${at}`).join('');
  return markup`<div class="gauge"><p><b>${share.toFixed(DIGITS)}</b> ${title}</p>
<svg width="100%" height="${height}" role="img" aria-label="${title} ${share.toFixed(DIGITS)}${said}"><rect class="back" width="100%" height="${HEIGHT}" rx="2"/><rect class="fill" width="${place(share)}" height="${HEIGHT}" rx="2"/>${marks}</svg>
<p class="quiet">${meaning}</p></div>`;
}

/** The colours. Mid-tones of the 256-colour palette: as dark as they are light, so they read on black and on white. */
import { Chalk } from 'chalk';
import type { Role } from '../../types.js';

export type Paint = (text: string) => string;

export interface Palette {
  readonly plain: Paint;
  readonly strong: Paint;
  /** What is there, but need not be read. */
  readonly quiet: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly link: Paint;
  readonly roles: Readonly<Record<Role, Paint>>;
}

/** The colours, or with `colour` false the same names leaving text as it is. Never chalk's own instance: it looks about. */
export function paletteFor(colour: boolean): Palette {
  const chalk = new Chalk({ level: colour ? 2 : 0 });
  const tone =
    (code: number): Paint =>
    text =>
      chalk.ansi256(code)(text);
  const plain: Paint = text => text;
  const strong: Paint = text => chalk.bold(text);
  const quiet = tone(244);
  return {
    plain,
    strong,
    quiet,
    good: tone(28),
    bad: tone(167),
    link: tone(67),
    roles: {
      headline: tone(32),
      kicker: tone(97),
      caption: tone(30),
      credit: tone(66),
      byline: tone(130),
      timestamp: tone(136),
      highlight: tone(133),
      body: plain,
      subhead: strong,
      furniture: quiet,
      blank: quiet,
    },
  };
}

/** What is known of whoever looks: whether there is a terminal, how wide it is, and whether colours are wanted. */
import type { Writable } from 'node:stream';

export type Screen = Writable & { readonly fd?: number; readonly isTTY?: boolean; readonly columns?: number };
export type Environment = Readonly<Record<string, string | undefined>>;

const USUAL_WIDTH = 80;
/** No screen is wider, and lines drawn as wide as somebody says take memory. */
const MOST_WIDTH = 1000;

/** Columns: what the terminal says, else COLUMNS, else 80; never more than 1,000. */
export function screenWidth(screen: Screen, env: Environment): number {
  const told = Number(env.COLUMNS);
  return Math.min(MOST_WIDTH, screen.columns || (Number.isInteger(told) && told > 0 ? told : USUAL_WIDTH));
}

/** Whether to colour: `always` and `never` are obeyed, `auto` asks the environment, then whether it is a terminal. */
export function wantsColour(choice: 'auto' | 'always' | 'never', isTerminal: boolean, env: Environment): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}

/** What `--split` names: a character, a rule of signs, or a pattern. */
import type { Split } from '../articles/sections.js';
import { UserError } from '../errors.js';
import { compilePattern, PatternError } from '../text/pattern.js';
import { isRule, isUnderline } from '../text/rule.js';

const CHARACTERS: Readonly<Record<string, number>> = { ff: 0x0c, nul: 0 };

/** Characters of a pattern that an error repeats. */
const MOST_QUOTED = 80;

const quoted = (typed: string): string => (typed.length > MOST_QUOTED ? `${typed.slice(0, MOST_QUOTED)}…` : typed);

/** Throws a UserError (usage) for what is no pattern. */
export function splitOf(typed: string): Split {
  if (Object.hasOwn(CHARACTERS, typed)) return { kind: 'character', byte: CHARACTERS[typed] };
  if (typed === 'rule') return { kind: 'line', isMark: (text, above) => isRule(text) && !isUnderline(text, above) };
  try {
    return { kind: 'line', isMark: compilePattern(typed) };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const hint = 'use ff, nul, rule, or a pattern without references and lookaround';
    throw new UserError('usage', `--split ${quoted(typed)}: character ${error.at + 1}: ${error.message}`, hint);
  }
}

/** HTML put together so that no text of a dump can become more than text: what is filled into a template is escaped there. */
import { printable } from '../../text/printable.js';

/** HTML that was made here. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export type Filling = string | number | Markup | null | readonly Filling[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const SPECIAL = /[&<>"']/;
const SPECIALS = /[&<>"']/g;
const TAB = '\t';

/** Text as HTML shows it, also in a quoted attribute. Controls are shown as `\u{1b}`, but for tabs. */
function inert(text: string): string {
  const shown = text.includes(TAB) ? text.split(TAB).map(printable).join(TAB) : printable(text);
  return SPECIAL.test(shown) ? shown.replace(SPECIALS, character => ENTITIES[character]) : shown;
}

function filled(value: Filling): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return inert(value);
  return typeof value === 'number' ? String(value) : value.map(filled).join('');
}

/** A template of HTML: text and numbers are escaped, lists joined, null left out. */
export function markup(parts: TemplateStringsArray, ...values: readonly Filling[]): Markup {
  let text = parts[0];
  for (let i = 0; i < values.length; i++) text += filled(values[i]) + parts[i + 1];
  return new Markup(text);
}

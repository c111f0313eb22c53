/** The beginning of a text, with `…` for what is left out. Never cuts a pair of surrogates. */
export function excerpt(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

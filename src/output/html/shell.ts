/** What every page begins and ends with. A page asks for nothing, runs our own script or none, and lets nobody else's in. */
import { createHash } from 'node:crypto';
import { BASE_STYLE } from './base-style.js';
import { Markup, markup } from './markup.js';

export interface Shell {
  readonly title: string;
  readonly style: string;
  /** The one script of the page, or null. */
  readonly script: string | null;
}

/** The page up to its body's first element. */
export function pageHead({ title, style, script }: Shell): Markup {
  const styles = `${BASE_STYLE}${style}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(styles, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="copydesk">
<title>${title}</title>
<style>${new Markup(styles)}</style>
</head>
<body>
`;
}

export function pageFoot({ script }: Pick<Shell, 'script'>): Markup {
  const run = script === null ? '' : markup`<script>${new Markup(script)}</script>\n`;
  return markup`${run}</body>\n</html>\n`;
}

function policy(style: string, script: string | null): string {
  const scripts = script === null ? "'none'" : source(script);
  const rules = [`default-src 'none'`, `style-src ${source(style)}`, `script-src ${scripts}`];
  return [...rules, `base-uri 'none'`, `form-action 'none'`].join('; ');
}

function source(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** What may be wider or higher than its place, and then scrolls, also by keys. */
export function scrolling(label: string, content: Markup): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>`;
}

/** What holds for every page: nothing in it runs or leads anywhere but what we put there, and a browser shows it without a word. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';

/** Debian's own Chromium; .ci/run installs it where it can. */
const CHROMIUM = '/usr/bin/chromium';
export const HAS_BROWSER = existsSync(CHROMIUM);
/** Stands in the name of a test that is skipped without it. */
export const NEEDS_BROWSER = HAS_BROWSER ? '' : ' (skipped: needs Debian’s chromium)';

/** Elements that neither run nor fetch anything. Of the others a page has one style, two or more metas, and at most one script. */
const HARMLESS = new Set(
  (
    'html head title body header main section article aside div span p h1 h2 h3 h4 ol ul li dl dt dd a b i q br code kbd del ins mark ' +
    'details summary form fieldset legend label input output table caption colgroup col thead tbody tfoot tr th td ' +
    'figure figcaption svg rect path line circle text g'
  ).split(' '),
);
/** A character that means nothing, which text may have. */
const MERELY_ODD = 'noncharacter-in-input-stream';
/** Attributes that run or fetch something. */
const RUNS = /^on|^style$|^src|^data$|^action$|^formaction$|^xlink/;
const OURS = new Set(['style', 'meta', 'script']);
const POLICY =
  /^default-src 'none'; style-src '(sha256-[^']+)'; script-src '(sha256-[^']+|none)'; base-uri 'none'; form-action 'none'$/;

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** All elements of a page, in order. */
export function elementsOf(page: string): Element[] {
  const found: Element[] = [];
  const text = (node: Tree.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(text).join('') : '';
  const visit = (node: Tree.Node): void => {
    if ('tagName' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ tag: node.tagName, attributes, text: text(node) });
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(page, { onParseError: ({ code }) => expect(code).toBe(MERELY_ODD) }));
  return found;
}

/** Nothing of a page can run, fetch or lead away but its one style and its one script, which the policy names by their hashes. */
export function expectInert(page: string, scripts: 0 | 1): Element[] {
  const elements = elementsOf(page);
  expect(elements.flatMap(harmOf)).toEqual([]);
  const of = (tag: string) => elements.filter(element => element.tag === tag);
  expect(of('script')).toHaveLength(scripts);
  expect(of('style')).toHaveLength(1);
  const policies = of('meta').filter(({ attributes }) => 'http-equiv' in attributes);
  expect(policies).toHaveLength(1);
  const [, style, script] = POLICY.exec(policies[0].attributes.content) ?? [];
  expect(style).toBe(hash(of('style')[0].text));
  expect(script).toBe(scripts === 0 ? 'none' : hash(of('script')[0].text));
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size, 'ids are unique').toBe(ids.length);
  return elements;
}

/** What of an element runs, fetches or leads out of the page. */
function harmOf({ tag, attributes }: Element): string[] {
  const found = HARMLESS.has(tag) || OURS.has(tag) ? [] : [`element ${tag}`];
  for (const name of Object.keys(attributes)) if (RUNS.test(name)) found.push(`${name} of ${tag}`);
  if ('href' in attributes && !/^#[\w-]+$/.test(attributes.href)) found.push(`link to ${attributes.href}`);
  return found;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

export const LOOKS = [
  { name: 'light', width: 1280, colorScheme: 'light' },
  { name: 'dark', width: 1280, colorScheme: 'dark' },
  { name: 'narrow', width: 390, colorScheme: 'light' },
] as const;
type Look = Omit<(typeof LOOKS)[number], 'name'> & { readonly javaScriptEnabled?: boolean };

let browser: Browser | null = null;
afterAll(() => browser?.close());

/** Opens a file in the browser; `said` gathers what it logs, throws or asks for, which should be nothing. */
export async function opened(
  file: string,
  { width, ...look }: Look = LOOKS[0],
): Promise<{ page: Page; said: string[] }> {
  browser ??= await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const context = await browser.newContext({ ...look, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const said: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(error.message));
  page.on('request', request => {
    if (request.url() !== url) said.push(request.url());
  });
  await page.goto(url);
  return { page, said };
}

/** What axe-core finds serious or critical, as one line a rule. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // The page's own policy lets no script in; evaluate is not bound by it.
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html, failureSummary }) => `${html} ${failureSummary}`)
          .slice(0, 3)
          .join(' | ')}`,
    );
}

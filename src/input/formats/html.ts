/**
 * HTML to the text that a reader sees, one block element a line. Tags are taken as they come, from htmlparser2's tokenizer:
 * its parser keeps a stack whose upkeep is quadratic (half a megabyte of `<b>`: a minute). No element is waited for, so
 * that memory does not grow with a page, however it is nested.
 */
import { type QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { CAPTION_MARK } from '../../text/caption-mark.js';
import type { FormatSettings, Item, Tell } from '../format.js';
import { stringsOf } from './strings.js';

/** Elements before and behind which a line ends. */
const BLOCKS = new Set(
  `address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav ol optgroup option p pre search
  section select summary table tbody td textarea tfoot th thead title tr ul video`.split(/\s+/),
);
/** Elements whose text is not for readers, or only for those without scripts. */
const UNSEEN = new Set('iframe math noembed noframes noscript object script style svg template textarea'.split(' '));

/** Elements at which a caption begins or ends. */
const CAPTIONS = new Set(['figcaption', 'figure', 'article', 'section', 'main', 'body']);

/** What `<meta>` tells of times, and how a page would say it. */
const TIMES: Readonly<Record<string, string>> = {
  'article:published_time': 'Published',
  'og:published_time': 'Published',
  datepublished: 'Published',
  pubdate: 'Published',
  'article:modified_time': 'Updated',
  'og:updated_time': 'Updated',
  datemodified: 'Updated',
};
/** A longer name is none of those above, and a longer value is no time. */
const LONGEST_NAME = 64;
const LONGEST_VALUE = 64;

const SPACE = /[ \t\n\f\r]+/g;
const LINE_ENDS = /\r\n?|\n/;
const encoder = new TextEncoder();

/** The text of a page. Its title comes first, as it does in the page; times that only `<meta>` tells are lines of their own. */
export async function* renderHtml(item: Item, settings: FormatSettings, tell: Tell): AsyncGenerator<Uint8Array> {
  const page = new Page();
  for await (const text of stringsOf(item, settings, tell, namedEncoding)) {
    page.write(text);
    const rendered = page.take();
    if (rendered !== '') yield encoder.encode(rendered);
  }
  page.end();
  yield encoder.encode(page.take());
}

/** The encoding that `<meta charset>` names, or the older `<meta http-equiv>`. */
function namedEncoding(head: Uint8Array): string | null {
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1').toLowerCase();
  const at = text.indexOf('charset=', Math.max(0, text.indexOf('<meta')));
  const name = at < 0 ? undefined : /^["']?([a-z0-9_:-]{1,40})/.exec(text.slice(at + 'charset='.length))?.[1];
  // What names UTF-16 in single bytes is none: the HTML standard takes it for UTF-8.
  return name === undefined || name.startsWith('utf-16') ? null : name;
}

class Page implements TokenizerCallbacks {
  private readonly tokenizer = new Tokenizer({}, this);
  private text = '';
  /** The piece that is being read, where it begins in the page, and what stood before it, for names cut in two. */
  private piece = '';
  private from = 0;
  private before = '';
  /** Whether the line has text; whether white space waits to be written between that and more. */
  private isBegun = false;
  private isSpaced = false;
  private preformatted = 0;
  /** Whether a caption is open; one that is never closed ends with its figure or the article. */
  private isCaption = false;
  /** The unseen element that is open, and how many of its name are. */
  private unseen = '';
  private depth = 0;
  /** The open tag, and its attributes where they matter. */
  private tag = '';
  private attribute = '';
  private attributes: Record<string, string> = {};

  write(piece: string): void {
    this.before = (this.before + this.piece).slice(-LONGEST_NAME);
    this.from += this.piece.length;
    this.piece = piece;
    this.tokenizer.write(piece);
  }

  end(): void {
    this.tokenizer.end();
    this.endLine();
  }

  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }

  ontext(start: number, end: number): void {
    if (this.unseen !== '') return;
    const text = this.slice(start, end);
    if (this.preformatted === 0) return this.add(text.replace(SPACE, ' '));
    text.split(LINE_ENDS).forEach((line, i) => {
      if (i > 0) this.endLine();
      this.add(line.replace(SPACE, ' '));
    });
  }

  ontextentity(codepoint: number): void {
    if (this.unseen === '') this.add(String.fromCodePoint(codepoint));
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.slice(start, end).toLowerCase();
    this.attributes = {};
    this.step(1);
  }

  onopentagend(): void {
    if (this.tag === 'meta') this.addTime();
  }

  onselfclosingtag(): void {
    this.onopentagend();
    // `<svg/>` and its like are closed; HTML's own elements are not.
    if (this.tag === this.unseen && (this.tag === 'svg' || this.tag === 'math')) this.step(-1);
  }

  onclosetag(start: number, end: number): void {
    this.tag = this.slice(start, end).toLowerCase();
    this.step(-1);
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.tag === 'meta' ? this.slice(start, end).toLowerCase() : '';
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute !== '') this.addValue(this.slice(start, end));
  }

  onattribentity(codepoint: number): void {
    if (this.attribute !== '') this.addValue(String.fromCodePoint(codepoint));
  }

  onattribend(_quote: QuoteType): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  /** An element opens (1) or closes (-1). */
  private step(by: 1 | -1): void {
    const { tag } = this;
    if (this.unseen === '' && BLOCKS.has(tag)) this.endLine();
    if (CAPTIONS.has(tag)) this.isCaption = by === 1 && tag === 'figcaption';
    if (tag === 'pre') this.preformatted = Math.max(0, this.preformatted + by);
    if (this.unseen === '' && by === 1 && UNSEEN.has(tag)) this.unseen = tag;
    if (tag !== this.unseen) return;
    this.depth += by;
    if (this.depth <= 0) {
      this.unseen = '';
      this.depth = 0;
    }
  }

  /** What stands at [start, end) of the page; of what began before this piece, as much as a name may have. */
  private slice(start: number, end: number): string {
    const { from, piece, before } = this;
    if (start >= from) return piece.slice(start - from, end - from);
    return before.slice(Math.max(0, before.length - (from - start))) + piece.slice(0, end - from);
  }

  private addValue(value: string): void {
    const known = Object.hasOwn(this.attributes, this.attribute) ? this.attributes[this.attribute] : '';
    if (known.length <= LONGEST_VALUE && /^(name|property|itemprop|content)$/.test(this.attribute))
      this.attributes[this.attribute] = known + value;
  }

  private addTime(): void {
    const { name, property, itemprop, content = '' } = this.attributes;
    const key = (property ?? itemprop ?? name ?? '').toLowerCase();
    const time = content.trim();
    if (!Object.hasOwn(TIMES, key) || !/^\d{4}-\d\d/.test(time) || time.length > LONGEST_VALUE) return;
    this.endLine();
    this.add(`${TIMES[key]} ${time.replace(SPACE, ' ')}`);
    this.endLine();
  }

  /** Writes text, in which white space is single but for the first and last of it. */
  private add(text: string): void {
    const from = text.startsWith(' ') ? 1 : 0;
    const to = text.length > 1 && text.endsWith(' ') ? text.length - 1 : text.length;
    if (from === 1) this.isSpaced = true;
    if (from < to) {
      if (this.isBegun && this.isSpaced) this.text += ' ';
      if (!this.isBegun && this.isCaption) this.text += CAPTION_MARK;
      this.text += text.slice(from, to);
      this.isBegun = true;
      this.isSpaced = false;
    }
    if (to < text.length) this.isSpaced = true;
  }

  private endLine(): void {
    if (this.isBegun) this.text += '\n';
    this.isBegun = false;
    this.isSpaced = false;
  }
}

/** Every reason that a line can be kept, collapsed or dropped for: the rules of the ledger, with how sure each is. */
import type { Fate, Reason } from '../types.js';

/** By what became of the line; docs/reference.md lists them so. */
const TABLES = {
  kept: {
    headline: ['comes back within a few lines and is no sentence', 0.97],
    headline_once: ['stands over what heads of articles have, and a body', 0.85],
    headline_below: ['comes back below the body, and nothing above it is a headline', 0.7],
    headline_above: ['the line above the body that looks most like a headline', 0.6],
    caption_repeated: ['comes back in the head block', 0.95],
    caption_place: ['stands between showings of the headline', 0.85],
    caption_credit: ['ends with a credit, between showings of the headline', 0.95],
    caption_in_body: ['stands twice in the body and ends with a credit', 0.8],
    caption_marked: ['the page says that it is a caption', 0.97],
    caption_among: ['ends with a credit, between paragraphs', 0.75],
    section_above: ['a label right above the headline, below what all pages have', 0.7],
    caption_above: ['ends with a credit, above the body', 0.7],
    credit_line: ['is a credit and nothing else', 0.9],
    byline: ['begins as a byline', 0.9],
    byline_place: ['stands where the layout has the writer', 0.85],
    kicker_place: ['stands where the layout has the section', 0.85],
    timestamp: ['is a time with its label', 0.95],
    timestamp_hour: ['is a time of day, beside the line with its day', 0.9],
    highlight_bullet: ['a bulleted line in the head block', 0.95],
    highlight_above: ['the one longer line between the headline and the time or the writer', 0.7],
    highlight_place: ['stands under the headline, apart from the body', 0.8],
    highlight_over_place: ['stands over the paragraph that begins with the place', 0.8],
    body: ['follows the head block', 0.95],
    subhead: ['short, no sentence, between paragraphs', 0.7],
    body_run: ['belongs to the best run of text', 0.6],
    tag: ['follows the line that announces tags', 0.9],
    page_body: ['reads as body, by itself and by what stands around it', 0.8],
    page_headline: ['of the lines above the body, the one that shares most with it', 0.75],
    teaser: ['of a list of headlines with a sentence or two each', 0.7],
    header_headline: ['the header block has the headline under a key', 0.95],
    header_byline: ['the header block has the writers under a key', 0.9],
    header_section: ['the header block has the section under a key', 0.9],
    header_highlight: ['the header block has a summary under a key', 0.85],
    header_time: ['the header block has a time under a key', 0.95],
    header_address: ['the header block has the address under a key', 0.95],
    header_body: ['the header block has the text under a key', 0.9],
    header_text: ['stands below a header block', 0.8],
  },
  collapsed: {
    repeat: ['repeats a line of its head block', 0.97],
    repeat_variant: ['repeats a line of its head block but for quotes, case, spaces or a cut', 0.85],
    repeat_run: ['the same line again and again', 0.99],
  },
  dropped: {
    blank: ['blank', 1],
    data_uri: ['is a data: URI', 0.99],
    picture: ['is a picture, as Markdown has it', 0.95],
    links: ['is nothing but links, as Markdown has them', 0.85],
    no_word: ['has no letter and no digit', 0.9],
    split_mark: ['parts two pages, as --split says', 0.99],
    file_mark: ['head and tail put it before each file', 0.97],
    header_key: ['a key of the header block that the record has no field for', 0.9],
    layout_furniture: ['the layout names it as furniture', 0.99],
    head_furniture: ['short, once, in the head block', 0.8],
    about_writer: ['stands where the layout tells of the writer', 0.85],
    before_head: ['stands before the first headline', 0.8],
    outside_body: ['stands outside the best run of text', 0.6],
    empty_label: ['labels of times with nothing behind', 0.9],
    before_body: ['stands before the body', 0.8],
    in_body_furniture: ['stands in the body and does not read as part of it', 0.7],
    after_body: ['stands after the body', 0.8],
    site_furniture: ['stands in other articles of the site too', 0.95],
    repeated_paragraph: ['repeats a paragraph of the body', 0.8],
    no_article: ['no run of sentences anywhere near', 0.7],
    teaser_label: ['stands with a teaser and tells nothing of it', 0.8],
    outside_teasers: ['stands around a list of teasers', 0.7],
    promotion: ['announces another article, or invites to subscribe', 0.8],
    no_field: ['the record’s field for it is filled already', 0.7],
    exact_copy: ['its article is the same as another', 0.99],
    near_copy: ['its article is nearly the same as another', 0.9],
    truncated_copy: ['another article has its own in it', 0.9],
    update_copy: ['another version of its article stands for it', 0.85],
    other: ['no rule knew it', 0.3],
  },
} as const satisfies Record<Fate, Record<string, readonly [evidence: string, certainty: number]>>;

const TABLE = { ...TABLES.kept, ...TABLES.collapsed, ...TABLES.dropped };

/** The rules by fate: names, and what each says. */
export const RULES: Readonly<Record<Fate, Readonly<Record<string, readonly [evidence: string, certainty: number]>>>> =
  TABLES;

export type ReasonName = keyof typeof TABLE;

export const REASONS = Object.fromEntries(
  Object.entries(TABLE).map(([name, [evidence, certainty]]) => [name, { name, evidence, certainty }]),
) as { readonly [Name in ReasonName]: Reason };

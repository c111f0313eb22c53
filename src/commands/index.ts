/** The commands: one row each, one file each, which is loaded only when its command is run. */
import type { CommandName } from '../options.js';
import type { Command } from '../run/run.js';

export interface CommandRow {
  readonly name: CommandName;
  readonly summary: string;
  /** What its operands are called; null when it takes none. */
  readonly operands: string | null;
  /** The same where it takes a certain number of them. */
  readonly usage?: string;
  /** The words to choose the first operand from, where it names no file. */
  readonly choices?: readonly string[];
  /** Command lines, and what they are for. */
  readonly examples: readonly (readonly [line: string, purpose: string])[];
  load(): Promise<Command>;
}

/** The first is the default: what is run when no command is named. */
export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'clean',
    summary: 'print one record an article, duplicates removed (the default command)',
    operands: 'dump',
    examples: [
      ['copydesk dumps/ -o news.ndjson', 'all dumps below a folder, each article once'],
      ['copydesk a.txt b.txt -f csv --csv-safe', 'for a spreadsheet'],
      ['copydesk dumps/ -o report.html', 'a page about the batch, for a browser'],
      ['copydesk crawl.warc.wet.gz', 'each record of a crawl is a dump'],
    ],
    load: () => import('./clean.js'),
  },
  {
    name: 'extract',
    summary: 'print one record an article as soon as it is known, duplicates and all',
    operands: 'dump',
    examples: [
      ['copydesk extract dump.txt', 'a table, or NDJSON in a pipe'],
      ['copydesk extract dump.txt --fields headline,body --limit 3', 'a first look'],
      ['tail -f feed.txt | copydesk extract -f ndjson', 'records as the articles end'],
    ],
    load: () => import('./extract.js'),
  },
  {
    name: 'dedup',
    summary: 'print the records of NDJSON or CSV files, duplicates removed',
    operands: 'records',
    examples: [
      ['copydesk dedup monday.ndjson tuesday.ndjson -o news.ndjson', 'what extract or clean made'],
      [
        'copydesk dedup dolma/*.jsonl.gz --dropped copies.ndjson',
        'rows with id and text, as Dolma and datatrove have them',
      ],
      ['copydesk dedup news.csv --text-field article --id-field url', 'any table; all columns stay as they are'],
    ],
    load: () => import('./dedup.js'),
  },
  {
    name: 'explain',
    summary: 'print what became of every line: its role, its fate and the rule',
    operands: 'dump',
    examples: [
      ['copydesk explain dump.txt -f table --color always | less -R', 'to page through'],
      ['copydesk explain dump.txt -o ledger.csv', 'the account as a file'],
      ['copydesk explain dump.txt -o page.html', 'the annotated source, for a browser'],
    ],
    load: () => import('./explain.js'),
  },
  {
    name: 'compare',
    summary: 'print two articles side by side, what they share, and whether they are copies',
    operands: 'article',
    usage: 'A B',
    examples: [
      ['copydesk compare a.txt b.txt', 'of all their articles the two with the longest passage in common'],
      ['copydesk compare a.txt#2 news.ndjson#cd1-1229a84c9d9205e0', 'the second of a dump, and a record by its id'],
      ['copydesk compare news.csv#3 old.json#17 --text-field article', 'rows of any program, by number or id'],
      ['copydesk compare a.txt b.txt -f json', 'the same for machines'],
      ['copydesk compare a.txt b.txt -o pair.html', 'the same for a browser, shared passages in colour'],
    ],
    load: () => import('./compare.js'),
  },
  {
    name: 'index',
    summary: 'tell what an index holds, look for flaws in it, or make it anew of what is sound',
    operands: 'action',
    usage: 'stats|verify|rebuild PATH',
    choices: ['stats', 'verify', 'rebuild'],
    examples: [
      ['copydesk index stats seen', 'entries, bytes, commits'],
      ['copydesk index verify seen && echo sound', 'every page, then every entry'],
      ['copydesk index rebuild seen', 'after damage; what is lost counts as new again'],
    ],
    load: () => import('./index-command.js'),
  },
  {
    name: 'layouts',
    summary: 'list layouts, show one, learn one from the pages of a site, check how well one fits',
    operands: 'argument',
    usage: '[list | show NAME | learn dump... | check FILE dump...]',
    choices: ['list', 'show', 'learn', 'check'],
    examples: [
      ['copydesk layouts learn pages/ -o site.json', 'what the pages of a site have in common, to read and to edit'],
      ['copydesk layouts check site.json pages/', 'how well it fits, and on which lines it does not'],
      ['copydesk page.txt --layout site.json', 'a page of that site, alone'],
    ],
    load: () => import('./layouts.js'),
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of a record',
    operands: null,
    examples: [['copydesk schema -o record.schema.json', 'to validate records with']],
    load: () => import('./schema.js'),
  },
  {
    name: 'completion',
    summary: 'print the script that completes the command line in a shell: bash, zsh or fish',
    operands: 'shell',
    usage: 'bash|zsh|fish',
    choices: ['bash', 'zsh', 'fish'],
    examples: [
      ['source <(copydesk completion bash)', 'for this shell; or keep it where its first lines say'],
      ['copydesk completion fish -o ~/.config/fish/completions/copydesk.fish', 'for all to come'],
    ],
    load: () => import('./completion.js'),
  },
];

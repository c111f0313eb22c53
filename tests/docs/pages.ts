/** The commands in the pages of docs/: blocks marked `console`, in which a line after `$ ` is run and the others are what it prints. */
import { spawnSync } from 'node:child_process';

export interface Block {
  /** What must be there for it to run, beside copydesk itself. */
  readonly tools: readonly string[];
  readonly lines: readonly string[];
}

const BLOCK = /^```console *(.*)\n([^]*?)^```$/gm;

/** The blocks of a page, from top to bottom. */
export function blocksOf(page: string): Block[] {
  return Array.from(page.matchAll(BLOCK), ([, tools, text]) => ({
    tools: tools.split(' ').filter(tool => tool !== ''),
    lines: text.trimEnd().split('\n'),
  }));
}

/** The page with blocks in the place of its own. */
export function withBlocks(page: string, blocks: readonly Block[]): string {
  let at = 0;
  return page.replaceAll(BLOCK, () => {
    const { tools, lines } = blocks[at++];
    return `\`\`\`${['console', ...tools].join(' ')}\n${lines.join('\n')}\n\`\`\``;
  });
}

/** Whether a tool is there: a program, or with `python:` before it a package of python3. */
export function hasTool(tool: string): boolean {
  const [kind, name] = tool.split(':');
  const call: [string, string[]] =
    kind === 'python' ? ['python3', ['-c', `import ${name}`]] : ['bash', ['-c', `command -v ${tool}`]];
  return spawnSync(...call).status === 0;
}

/** The commands of a block: each with the lines after it that begin with `> `. */
export function commandsOf({ lines }: Block): string[] {
  const commands: string[] = [];
  for (const line of lines) {
    if (line.startsWith('$ ')) commands.push(line.slice(2));
    else if (line.startsWith('> ') && commands.length > 0) commands.push(`${commands.pop()}\n${line.slice(2)}`);
  }
  return commands;
}

/** The block with what its commands print now. */
export function ran(block: Block, run: (command: string) => string): Block {
  const lines: string[] = [];
  for (const command of commandsOf(block)) {
    lines.push(`$ ${command.replaceAll('\n', '\n> ')}`);
    const printed = run(command).trimEnd();
    if (printed !== '') lines.push(printed);
  }
  return { tools: block.tools, lines: lines.join('\n').split('\n') };
}

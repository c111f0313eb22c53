/** Assembles src/text/kernel.wat; run as a command, it writes src/text/kernel.wasm.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const SOURCE = fileURLToPath(new URL('../../src/text/kernel.wat', import.meta.url));
const TARGET = fileURLToPath(new URL('../../src/text/kernel.wasm.ts', import.meta.url));

/** The text of kernel.wasm.ts as it should be. */
export async function assemble() {
  const { parseWat } = await wabt();
  const module = parseWat('kernel.wat', readFileSync(SOURCE, 'utf8'), { simd: true });
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = base64.match(/.{1,110}/g)?.map(line => `  '${line}',\n`) ?? [];
  return `/** kernel.wat, assembled by \`npm run kernel\`: WebAssembly in base64. */\nexport const KERNEL = [\n${lines.join('')}].join('');\n`;
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, await assemble());

/** Assembles the .wat files of src/text; run as a command, it writes the .wasm.ts beside each. */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

export const MODULES = ['kernel', 'scan', 'words', 'tokens', 'sketch'];

const pathOf = file => fileURLToPath(new URL(`../../src/text/${file}`, import.meta.url));

/** The text of a module's .wasm.ts as it should be, before it is formatted. */
export async function assemble(name = 'kernel') {
  const { parseWat } = await wabt();
  const module = parseWat(`${name}.wat`, readFileSync(pathOf(`${name}.wat`), 'utf8'), { simd: true });
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = base64.match(/.{1,110}/g)?.map(line => `  '${line}',\n`) ?? [];
  const says = `/** ${name}.wat, assembled by \`npm run kernel\`: WebAssembly in base64. */`;
  return `${says}\nexport const ${name.toUpperCase()} = [\n${lines.join('')}].join('');\n`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of MODULES) writeFileSync(pathOf(`${name}.wasm.ts`), await assemble(name));
}

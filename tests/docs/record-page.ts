/** docs/record.md, made of the record's fields, their JSON Schemas and columns, and the issues. */
import { FIELDS } from '../../src/records/fields.js';
import { ISSUES } from '../../src/types.js';
import { code, table } from './reference.js';

type Schema = Readonly<Record<string, unknown>>;

export function recordPage(): string {
  return `${[
    '# The record',
    'Made from the tables of the program by `npm run docs`, and compared with them by a test: do not edit it. `copydesk schema` prints the same as a JSON Schema (2020-12), to validate records with.',
    'Every field is always there; what is unknown is `null` or an empty list. In CSV and TSV a field becomes the columns named here, the items of a list on lines of their own.',
    'In `copies`, `own` lists what only the one that is dropped says: headline, highlights, captions, then paragraphs. What earlier runs printed has no headline and no captions in the index; where `verified` is `sketch`, `own` lists the paragraphs that the sketch does not show to be in the other one, and is `null` when the one that is dropped is known by its sketch alone.',
    '## Fields',
    table(
      ['field', 'type', 'what it holds', 'columns in CSV'],
      FIELDS.map(({ name, schema, description, columns }) => [
        code(name),
        typeOf(schema),
        description,
        columns.map(column => code(column.name)).join(' '),
      ]),
    ),
    ...FIELDS.flatMap(({ name, schema }) => innerPart(name, schema)),
    '## Issues',
    'What may stand in `issues`; none of them is an error.',
    table(
      ['issue', 'what it means'],
      Object.entries(ISSUES).map(([name, meaning]) => [code(name), meaning]),
    ),
  ].join('\n\n')}\n`;
}

/** The parts of a field that is an object, or a list of them. */
function innerPart(name: string, schema: Schema): string[] {
  const object = (schema.type === 'array' ? schema.items : schema) as Schema;
  if (object.type !== 'object') return [];
  const rows = Object.entries(object.properties as Readonly<Record<string, Schema>>);
  return [
    `### ${name}`,
    table(
      ['part', 'type'],
      rows.map(([part, inner]) => [code(part), typeOf(inner)]),
    ),
  ];
}

function typeOf(schema: Schema): string {
  if ('const' in schema) return code(String(schema.const));
  if ('enum' in schema)
    return [schema.enum]
      .flat()
      .map(value => code(String(value)))
      .join(' or ');
  const [type, other] = [schema.type].flat() as string[];
  const shown = type === 'array' ? `list of ${typeOf(schema.items as Schema)}` : type;
  return other === undefined ? shown : `${shown} or ${other}`;
}

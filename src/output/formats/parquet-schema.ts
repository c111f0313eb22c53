/** Parquet’s schema of a field, made of its JSON Schema: texts are UTF-8, whole numbers INT64, lists LIST, objects groups. */
import type { SchemaElement } from 'hyparquet-writer';
import type { Schema } from '../format.js';

/** A column: its schema elements, outermost first, and its values as the writer wants them. */
export interface ParquetColumn {
  readonly name: string;
  readonly elements: readonly SchemaElement[];
  convert(value: unknown): unknown;
}

type Properties = Readonly<Record<string, Schema>>;
const asIs = (value: unknown): unknown => value;

/** The column of a field. Throws a TypeError for a schema of a kind that no field has. */
export function parquetColumn(name: string, schema: Schema): ParquetColumn {
  const types = new Set([schema.type].flat());
  const repetition_type = types.has('null') ? 'OPTIONAL' : 'REQUIRED';
  const column = (parts: Partial<SchemaElement>, convert = asIs): ParquetColumn => ({
    name,
    elements: [{ name, repetition_type, ...parts }],
    convert,
  });
  const value: unknown = 'const' in schema ? schema.const : 'enum' in schema ? [schema.enum].flat()[0] : undefined;
  if (types.has('string') || typeof value === 'string')
    return column({ type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } });
  if (types.has('integer') || Number.isInteger(value))
    return column({ type: 'INT64' }, number => BigInt(number as number));
  if (types.has('number')) return column({ type: 'DOUBLE' });
  if (types.has('object')) return groupColumn(name, schema.properties as Properties);
  if (types.has('array')) return listColumn(name, schema.items as Schema, repetition_type);
  throw new TypeError(`no Parquet type for ${name}`);
}

function groupColumn(name: string, properties: Properties): ParquetColumn {
  const members = Object.entries(properties).map(([member, schema]) => parquetColumn(member, schema));
  return {
    name,
    elements: [
      { name, repetition_type: 'REQUIRED', num_children: members.length },
      ...members.flatMap(({ elements }) => elements),
    ],
    convert: value => {
      const group = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries(members.map(member => [member.name, member.convert(group[member.name])]));
    },
  };
}

/** The three levels that the Parquet specification wants of a list. */
function listColumn(name: string, items: Schema, repetition_type: 'OPTIONAL' | 'REQUIRED'): ParquetColumn {
  const item = parquetColumn('element', items);
  return {
    name,
    elements: [
      { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...item.elements,
    ],
    convert: value => (value as readonly unknown[] | null)?.map(item.convert) ?? null,
  };
}

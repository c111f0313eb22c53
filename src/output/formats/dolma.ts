/**
 * Dolma’s documents, which datatrove reads as they are: `id`, `text`, `source`, `added`, `created`, `metadata`
 * (allenai/dolma, docs/data-format.md). What has no name of its own there is in `metadata`, under ours.
 */
import { documentFormat, PARAGRAPH_END } from './documents.js';

export const dolma = documentFormat({
  name: 'dolma',
  description: 'Dolma documents, for datatrove and language-model corpora, one a line',
  lacks: [],
  document({ id, body, ...metadata }) {
    const { published, updated, capturedAt, source } = metadata;
    return {
      id,
      text: body.join(PARAGRAPH_END),
      source: source.file,
      added: instant(capturedAt),
      created: instant(published ?? updated),
      metadata,
    };
  },
});

/** A time as Dolma writes it, to the millisecond: what is not known of it is taken as midnight, UTC; `metadata` has it as it is. */
function instant(iso: string | null): string | undefined {
  if (iso === null) return undefined;
  const [day, clock = '00:00'] = iso.split('T');
  const time = new Date(`${day}T${/Z|[+-]/.test(clock) ? clock : `${clock}Z`}`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

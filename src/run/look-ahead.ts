/**
 * Dumps that can be read only once: what comes out depends on their bytes alone. The beginning is learned from (articles/gather.ts
 * says how much); articles that need nothing learned go on at once, the first that does waits until that is known:
 *
 *     bytes   |──────── learned from ────────|──────────────▶
 *     taken   |───────▶ waits                └▶ all of it again but what was taken, then what comes
 */
import { pageGatherer } from '../articles/gather.js';
import { type Knowledge, learnedKnowledge } from '../articles/site/knowledge.js';
import { learnSites, noPages, rememberPage } from '../articles/site/sites.js';
import { type Extracted, type ExtractionSettings, extraction } from '../pipeline.js';
import { keptBatch } from '../text/batch.js';
import type { LineBatch, Stage } from '../types.js';

/** The extraction of a dump that can be read only once; `site` is what the input says of where it is from. */
export function streamExtraction(settings: ExtractionSettings, site: string | null): Stage<LineBatch, Extracted> {
  const pages = noPages();
  const gatherer = pageGatherer((_, units) => rememberPage(pages, units, site));
  let learned: Knowledge | null = null;
  let isAsked = false;
  let taken = 0;
  let held: LineBatch[] = [];
  const knowledge: Knowledge = {
    layout: null,
    sites: null,
    isFrozen: false,
    at: () => knowledge,
    of(lines) {
      isAsked ||= learned === null;
      return learned?.of(lines) ?? null;
    },
  };
  let stage = extraction({ ...settings, knowledge });

  /** What goes on before anything was learned: all up to the first article that asks. */
  function* early(articles: Iterable<Extracted>): Iterable<Extracted> {
    for (const extracted of articles) {
      if (isAsked) return;
      taken++;
      yield extracted;
    }
  }

  /** Learns, and goes back to where somebody asked. */
  function* begin(): Iterable<Extracted> {
    gatherer.end();
    learned = learnedKnowledge(learnSites(pages)).at(site);
    const again = isAsked ? held : [];
    held = [];
    if (isAsked) stage = extraction({ ...settings, knowledge: learned });
    for (const batch of again) for (const extracted of stage.push(batch)) if (taken-- <= 0) yield extracted;
  }

  return {
    *push(batch) {
      if (learned !== null) return yield* stage.push(batch);
      const isEnough = !gatherer.push(batch);
      held.push(keptBatch(batch));
      if (!isAsked) yield* early(stage.push(batch));
      if (isEnough) yield* begin();
    },
    *end() {
      if (learned === null) yield* begin();
      yield* stage.end();
    },
  };
}

/** The stage from lines to articles: what a hard wrap broke is joined, and each article is found, settled and handed on. */
import type { Article, LineBatch, Stage } from '../types.js';
import { type ArticleSettings, Articles } from './articles.js';
import { Rejoiner } from './rejoined/rejoin.js';

export type { ArticleSettings } from './articles.js';

/** The stage that turns the lines of one dump into its articles. Its articles are valid until the next push. */
export function toArticles(settings: ArticleSettings): Stage<LineBatch, Article> {
  return new Rejoined(settings);
}

/** The articles of a dump whose broken lines are joined first, where it has such. */
class Rejoined implements Stage<LineBatch, Article> {
  private readonly rejoiner = new Rejoiner();
  private readonly articles: Articles;

  constructor(settings: ArticleSettings) {
    this.articles = new Articles(settings, () => this.rejoiner.state());
  }

  push(batch: LineBatch): Iterable<Article> {
    return this.rejoiner.isOff ? this.articles.push(batch) : this.pushAll(this.rejoiner.push(batch));
  }

  private *pushAll(batches: readonly LineBatch[]): Iterable<Article> {
    for (const batch of batches) yield* this.articles.push(batch);
  }

  *end(): Iterable<Article> {
    yield* this.pushAll(this.rejoiner.end());
    yield* this.articles.end();
  }
}

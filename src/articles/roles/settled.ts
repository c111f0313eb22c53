/** What settling says of an article. */
import type { Layout } from '../../layouts/layout.js';
import type { Issue } from '../../types.js';

/** What an article is, its lines aside. */
export interface Settled {
  readonly found: boolean;
  readonly layout: Layout;
  readonly confidence: number;
  readonly issues: Issue[];
}

/** The readers of formats that need nothing but Node, loaded together: one by one they would be a dozen files of a few lines. */
export { unbrotli } from './brotli.js';
export { bunzip2 } from './bzip2.js';
export { csvMembers } from './csv.js';
export { gunzip } from './gzip.js';
export { ndjsonMembers } from './ndjson.js';
export { tarMembers } from './tar.js';
export { warcMembers } from './warc.js';
export { unxz } from './xz.js';
export { unzstd } from './zstd.js';

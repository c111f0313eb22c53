/** The readers of formats that need nothing but Node, loaded together: one by one they would be a dozen files of a few lines. */

export { csvMembers } from './formats/csv.js';
export { ndjsonMembers } from './formats/ndjson.js';
export { warcMembers } from './formats/warc.js';
export { bunzip2 } from './unpack/bzip2.js';
export { gunzip } from './unpack/gzip.js';
export { unbrotli } from './unpack/inflate.js';
export { tarMembers } from './unpack/tar.js';
export { unxz } from './unpack/xz.js';
export { unzstd } from './unpack/zstd.js';

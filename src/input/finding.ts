/** What can be found wrong with an input, in general and not yet with a name and a line. */
import type { Problem } from '../types.js';

/** Tells of what is wrong with an input, by its name. */
export type TellProblem = (problem: Problem) => void;

/** The codes of problems with inputs, and what they mean. The docs' table and `--errors` use these names. */
export const FINDINGS = {
  unreadable: 'the system refused to open or read it',
  special_file: 'a device, socket or pipe that is not read from here',
  no_dumps: 'a folder without any file whose name has a known ending, or fits --include',
  repeated: 'the same file or folder as an earlier one, so it was read once',
  changed_while_read: 'the file was cut short, overwritten or replaced while it was read',
  grown_while_read: 'the file grew while it was read; what was added is not in the output',
  empty: 'not a single byte, rows without one, or a container of no dump',
  truncated: 'compressed data, an archive or a record of it that ends too early',
  damaged: 'compressed data or an archive that is not as it was made',
  trailing_garbage: 'something behind the end of compressed data',
  too_large: 'more than may be unpacked from one file, or held at a time',
  unsupported: 'something in it that cannot be read here',
  bad_row: 'rows of NDJSON or CSV that are none, or without the text of a page',
  rows_as_text: 'text that begins as NDJSON does, which no name says it is',
  bad_time: 'rows or WARC records whose time is none, or has no zone: it is taken for unknown',
  binary: 'no text, by its first bytes or by what most of its bytes are',
  utf32: 'UTF-32, which is not supported',
  guessed_encoding: 'the encoding was guessed',
  invalid_bytes: 'bytes that mean nothing in the encoding and were read as U+FFFD',
  mixed_encodings: 'UTF-16 behind UTF-8, or the other way round, as joined dumps have it',
  layout_misfit: 'the layout that `layouts check` was asked about fits less than half of the articles',
  long_lines: 'lines longer than the line limit, read in parts',
} as const;

export interface Finding extends Omit<Problem, 'file' | 'line'> {
  readonly code: keyof typeof FINDINGS;
}

/** For input that was merely doubtful. */
export function doubt(code: Finding['code'], message: string, hint: string | null = null): Finding {
  return { severity: 'warning', code, message, hint };
}

/** For input that could not be read, or not whole. */
export function failure(code: Finding['code'], message: string, hint: string | null = null): Finding {
  return { severity: 'error', code, message, hint };
}

/** The most bytes that a process has had resident so far; null where /proc does not tell. */
export function peakOf(pid: number | undefined): number | null;

/** How long V8 may put off clearing up. */

/**
 * Of what is read hardly anything stays: of pages run together 10 to 30 MB. V8 lets several times as much pile up before it looks,
 * 110 MB more of a 5 MB dump; at twice what stays it is a third less memory in all, and takes no longer.
 */
const GROWTH = '--heap-growing-percent=100';
/**
 * What was just made stands in a space of its own, of which there are three, and which V8 doubles up to 16 MB. With 8 MB a run takes
 * as long; with 1 MB, where it begins, up to a fifth longer. Its headers count, so that it never has quite 8 MB.
 */
const YOUNG = 7 * 1024 * 1024;
const NO_LARGER = '--semi-space-growth-factor=1';
const LOOK_MS = 20;

let isWatched = false;

/** Has V8 clear up sooner. The module costs a millisecond, so that who only asks for help does not load it. */
export async function boundHeap(): Promise<void> {
  const { getHeapSpaceStatistics, setFlagsFromString } = await import('node:v8');
  setFlagsFromString(GROWTH);
  if (isWatched) return;
  isWatched = true;
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (young === undefined || young.space_used_size + young.space_available_size < YOUNG) return;
    setFlagsFromString(NO_LARGER);
    clearInterval(timer);
  }, LOOK_MS);
  timer.unref();
}

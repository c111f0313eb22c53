/** Loaded before the program (`node --import`): writes the most memory that it had, in KiB, to the file that PEAK_FILE names. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  if (process.env.PEAK_FILE) writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS));
});

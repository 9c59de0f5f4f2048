// Loaded into a process that is measured: writes its highest resident memory, in MB, to the file BENCH_PEAK.
import { writeFileSync } from 'node:fs';

process.on('exit', () =>
  writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS / 1024)),
);

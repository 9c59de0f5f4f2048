// node bench/inertias/check-inertias.mjs RUN: the fits of a finished run of the real study whose inertia is over
// 1.001 × scikit-learn's best of 10 starts.
import { inertiaRatios } from './inertia-ratios.mjs';

const [run] = process.argv.slice(2);
if (!run) throw new Error('name the folder of a finished run');
const ratios = await inertiaRatios(run);
const over = ratios.filter(({ ratio }) => ratio > 1.001);
for (const { name, k, ratio } of over) console.log(name, `k = ${k}`, ratio.toFixed(4));
console.log(`${over.length} of ${ratios.length} over 1.001 ×`);

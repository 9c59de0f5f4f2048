// Every benchmark: { name, title, run({ log }) → what bench/run.mjs writes down }.
import { big } from './big/big.mjs';
import { algorithms, imputation, sweeps } from './clustering/clustering.mjs';
import { growth } from './clustering/growth.mjs';
import { connect } from './connect/connect.mjs';
import { dashboard } from './dashboard/dashboard.mjs';
import { study } from './inertias/inertias.mjs';
import { page } from './page/page.mjs';
import { serving } from './serving/serving.mjs';

export const benchmarks = [
  big,
  serving,
  page,
  dashboard,
  sweeps,
  imputation,
  algorithms,
  growth,
  study,
  connect,
];

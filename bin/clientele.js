#!/usr/bin/env node
import './require-node.js';

import('../dist/cli/main.js').then(
  ({ main }) => main(process.argv),
  (error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error('clientele is not built: run "npm run build" first');
    process.exitCode = 1;
  },
);

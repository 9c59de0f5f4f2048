#!/usr/bin/env node
// Imports late, so that an old Node says one clear line instead of a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`clientele needs Node 20.19 or newer; this is Node ${process.versions.node}`);
  process.exitCode = 2;
} else {
  import('../dist/cli/main.js').then(
    ({ main }) => main(process.argv),
    (error) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      console.error('clientele is not built: run "npm run build" first');
      process.exitCode = 1;
    },
  );
}

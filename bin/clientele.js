#!/usr/bin/env node
// Plain old syntax up to the check, so that an old Node says one clear line instead of a syntax error.
var version = process.versions.node.split('.');
if (Number(version[0]) < 20 || (Number(version[0]) === 20 && Number(version[1]) < 19)) {
  console.error('clientele needs Node 20.19 or newer; this is Node ' + process.versions.node);
  process.exitCode = 2;
} else {
  import('../dist/cli/main.js').then(
    function (cli) {
      return cli.main(process.argv);
    },
    function (error) {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      console.error('clientele is not built: run "npm run build" first');
      process.exitCode = 1;
    },
  );
}

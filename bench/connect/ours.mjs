// One job of an upload in a process of its own: prints its seconds, and those of the processor. Reading code is not counted.
const { runUploadTask } = await import('../../dist/cli/uploads/run-upload-task.js');
const task = JSON.parse(process.argv[2]);
const cpu = process.cpuUsage();
const started = performance.now();
const answer = await runUploadTask(task, {});
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const nRows = answer.nRows ?? answer.nSeen ?? null;
const rejected = answer.rejected?.map(({ line, code }) => [line, code]) ?? null;
console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, nRows, rejected }));

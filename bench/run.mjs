// npm run bench [name …]: runs benchmarks and writes each one's section of docs/benchmarks.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { benchmarks } from './registry.mjs';

const file = new URL('../docs/benchmarks.md', import.meta.url);
const preface = `# Benchmarks

Made by \`npm run bench\`: ours and the peer in one run, a fresh process for each variant, in turn; the median, then the raw values. Client and server share the machine.
`;
const wanted = process.argv.slice(2);
const chosen = benchmarks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) throw new Error(`there is ${benchmarks.map(({ name }) => name).join(', ')}`);

let document = existsSync(file) ? readFileSync(file, 'utf8') : preface;
for (const benchmark of chosen) {
  console.log(`\n${benchmark.title}`);
  const started = performance.now();
  const result = await benchmark.run({ log: (line) => console.log(`  ${line}`) });
  const section = render(benchmark, result, (performance.now() - started) / 1000);
  console.log(section);
  document = replaceSection(document, benchmark.name, section);
  writeFileSync(file, document);
}

/** @param result { peer: text or null, versions: { name: version }, rows: [{ what, unit, wanted?, ours: [], peer: [] or null }], notes: [] } */
function render({ title }, { peer, versions, rows, notes }, seconds) {
  const digits = (value) =>
    value === null
      ? '–'
      : value >= 100
        ? Math.round(value).toLocaleString('en')
        : String(Number(value.toPrecision(3)));
  const cell = (values) =>
    values === null || values.length === 0
      ? '–'
      : `**${digits(median(values))}** (${values.map(digits).join(', ')})`;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;
  return [
    `## ${title}`,
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}. ${Object.entries({
      node: process.versions.node,
      ...versions,
    })
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}. ${Math.round(seconds)} s.`,
    '',
    `| what | unit | wanted | Clientele | ${peer ?? 'peer (not run)'} |`,
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) => `| ${row.what} | ${row.unit} | ${row.wanted ?? ''} | ${cell(row.ours)} | ${cell(row.peer)} |`,
    ),
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The document with a section put in place of the one of that name, or at the end. */
function replaceSection(text, name, section) {
  const begin = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const whole = `${begin}\n\n${section}\n${end}`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < 0) return `${text.trimEnd()}\n\n${whole}\n`;
  return `${text.slice(0, from)}${whole}${text.slice(to + end.length)}`;
}

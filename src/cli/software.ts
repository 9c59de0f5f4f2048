import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../store/index.ts';
import type { StudyPorts } from '../study/index.ts';

/** What is compiled beside the study's own code: it changes no result. */
const besideTheStudy = ['cli', 'server', 'web', 'test', 'types'];

/** The version of the package and a hash of its compiled code: a stage is reused only by the same code. */
export async function readSoftware(): Promise<StudyPorts['software']> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const code = fileURLToPath(new URL('../', import.meta.url));
  const files = (await readdir(code, { recursive: true }))
    .filter((file) => /\.(js|wasm)$/.test(file) && !besideTheStudy.includes(file.split(sep)[0] ?? ''))
    .sort();
  const hashes = await Promise.all(
    files.map(async (file) => `${file} ${sha256(await readFile(join(code, file)))}`),
  );
  return { version, node: process.versions.node, codeSha256: sha256(hashes.join('\n')) };
}

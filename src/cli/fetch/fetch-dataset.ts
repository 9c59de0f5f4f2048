import { type Dataset, inputError } from '../../contract/index.ts';
import { hashFile, sha256, writeAtomic } from '../../store/index.ts';
import { refusal } from '../../words/index.ts';
import { type DownloadOptions, download } from './download.ts';
import { readZipEntry } from './read-zip-entry.ts';

/** Whether a path holds the right bytes (`true`), nothing (`null`), or something else. */
export async function isFetched(dataset: Dataset, path: string): Promise<boolean | null> {
  try {
    return isRight(dataset, await hashFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Downloads a table, unpacks it and writes it whole; wrong bytes never reach the disk.
 *
 * Errors: those of `download` and `readZipEntry`; `E_CHECKSUM` when size or SHA-256 is not as recorded.
 */
export async function fetchDataset(dataset: Dataset, path: string, options: DownloadOptions): Promise<void> {
  let content = await download(dataset.url, dataset.maxDownloadBytes, options);
  for (const [i, name] of dataset.inside.entries()) {
    const isLast = i === dataset.inside.length - 1;
    content = await readZipEntry(content, name, isLast ? dataset.bytes : dataset.maxDownloadBytes);
  }
  const found = { bytes: content.length, sha256: sha256(content) };
  if (!isRight(dataset, found)) {
    throw inputError(refusal('E_CHECKSUM', found), { file: dataset.url });
  }
  await writeAtomic(path, content);
}

function isRight(
  { bytes, sha256: hash }: Dataset,
  found: { readonly bytes: number; readonly sha256: string },
): boolean {
  return found.bytes === bytes && found.sha256 === hash;
}

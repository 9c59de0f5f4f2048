import { type Dataset, InputError } from '../../contract/index.ts';
import { hashFile, sha256, writeAtomic } from '../../store/index.ts';
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
    throw new InputError(
      'E_CHECKSUM',
      `these are other bytes than recorded: ${found.bytes} with SHA-256 ${found.sha256}; nothing was written`,
      { file: dataset.url, hint: 'the publisher may have changed the file, or somebody on the way' },
    );
  }
  await writeAtomic(path, content);
}

function isRight(
  { bytes, sha256: hash }: Dataset,
  found: { readonly bytes: number; readonly sha256: string },
): boolean {
  return found.bytes === bytes && found.sha256 === hash;
}

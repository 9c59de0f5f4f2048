import { z } from 'zod';

const datasetSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  maxDownloadBytes: z.int().min(1).describe('More is not taken from the address.'),
  inside: z
    .array(z.string().min(1))
    .describe(
      'Where the file is in what is downloaded: the entry of a ZIP, and of a ZIP in it; empty for the file itself.',
    ),
  file: z
    .string()
    .regex(/^[\w.-]+$/)
    .describe('The name under which it is kept.'),
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  licence: z.string(),
  citation: z.string(),
});

/** Public tables by name: where each is and which bytes it holds. */
export const datasetsFileSchema = z.record(z.string(), datasetSchema);

export type Dataset = z.infer<typeof datasetSchema>;

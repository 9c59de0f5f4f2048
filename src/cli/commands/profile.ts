import { basename, extname } from 'node:path';
import { inputError } from '../../contract/index.ts';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import { createDraw, readPageFonts } from '../../render/index.ts';
import { writeAtomic } from '../../store/index.ts';
import {
  profileJson,
  profileLines,
  profileTable,
  readProfileTable,
  renderProfilePage,
  tableSource,
} from '../../study/index.ts';
import { refusal, wordsFor } from '../../words/index.ts';
import { type InputOptions, inputOf } from '../input-options.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { readStudyConfig } from '../run-study-into.ts';

export interface ProfileOptions extends InputOptions {
  readonly config?: string;
  readonly output?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

const endings = ['.html', '.json'];

/** clientele profile TABLE: what is in every column and what to mind, before anything is clustered. */
export async function profileCommand(table: string, options: ProfileOptions, io: Io): Promise<void> {
  const language = languageOf(options.lang);
  const words = wordsFor(language);
  const { output } = options;
  const ending = output === undefined ? null : extname(output).toLowerCase();
  if (output !== undefined && ending !== null && !endings.includes(ending)) {
    throw inputError(
      refusal('E_OPTION', {
        option: '-o',
        kind: 'one-of',
        allowed: endings.map((one) => `*${one}`),
        given: output,
      }),
    );
  }
  const engine = await createDuckDbEngine();
  try {
    const config = options.config === undefined ? null : await readStudyConfig(options.config);
    const source = tableSource(table, { ...config?.input, ...inputOf(options) });
    const profile = profileTable(await readProfileTable(engine, source, config), config);
    const file = basename(table);
    if (output !== undefined) {
      const text =
        ending === '.json'
          ? profileJson(profile)
          : renderProfilePage(profile, await createDraw(), { file, language, fonts: await readPageFonts() });
      await writeAtomic(output, text);
    }
    if (options.json) io.out(JSON.stringify({ ...profile, columns: undefined, rows: profile.columns }));
    else for (const line of profileLines(profile, words, { file })) io.out(line);
    if (output !== undefined && !options.json) io.out(`\n${words.profile.written({ path: output })}`);
  } finally {
    await engine.close();
  }
}

import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/cli/io.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { createRandom } from '../../src/ml/index.ts';
import { parseStudyConfig } from '../../src/study/index.ts';
import { xmlFaults } from '../render/xml.ts';
import { runOn, scratchFolder, tableFile, undrawn } from '../study/small-study.ts';
import { bin, cli, shell } from './run-command.ts';

const random = createRandom(3);
const towns = ['Уфа', 'Йошкар-Ола', 'Москва'];
const clients = Array.from({ length: 90 }, (_, i) => ({
  id: `00${i % 88}`,
  town: towns[i % 3]!,
  income: i % 11 === 0 ? null : Math.round(random.next() * 300_000) / 100,
  loan: i % 2 === 0 ? 'да' : 'нет',
}));

/** The table as people write it: decimal commas, groups, words for "missing" in two languages, a row of totals. */
const ugly = [
  'код клиента;город;доход;кредит',
  ...clients.map(({ id, town, income, loan }, i) => {
    const written = income
      ?.toFixed(2)
      .replace('.', ',')
      .replace(/^(\d)(\d{3})/, '$1 $2');
    return [id, town, written ?? (i % 2 === 0 ? 'нет данных' : 'N/A'), loan].join(';');
  }),
  'Итого;;100 000,00;',
].join('\r\n');

/** The same table as programs write it. */
const clean = [
  'код клиента,город,доход,кредит',
  ...clients.map(({ id, town, income, loan }) => [id, town, income ?? '', loan].join()),
].join('\n');

const config = `version: 1
name: ugly
input: { dropTotals: true }
columns:
  код клиента: { type: identifier, role: identifier }
  город: { type: nominal }
  доход: { type: numeric }
  кредит: { type: binary }
imputations: [mode]
pipelines: [8]
sweep: { kFrom: 2, kTo: 3, starts: 2, swaps: 2 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: given, imputation: mode, pipeline: 8, k: 3, features: [город, доход] }
segments: { starts: 2, swaps: 2, minCellClients: 1 }
pictures: { mapRows: 20, mapIterations: 10, linkageRows: 20 }
`;

/** А is C0 in windows-1251, and so on in the order of Unicode; ё apart. */
const toCp1251 = (text: string) =>
  Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return letter === 'ё' ? 0xb8 : code < 128 ? code : code - 0x410 + 0xc0;
    }),
  );

function bytesFile(bytes: Uint8Array, name = 'clients.csv'): string {
  const path = join(scratchFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

const written: readonly (readonly [string, Uint8Array, readonly string[]])[] = [
  ['UTF-8', Buffer.from(ugly), []],
  ['windows-1251', toCp1251(ugly), ['W_ENCODING']],
  ['UTF-16LE', Buffer.from(`\uFEFF${ugly}`, 'utf16le'), ['W_ENCODING']],
  ['UTF-16BE', Buffer.from(`\uFEFF${ugly}`, 'utf16le').swap16(), ['W_ENCODING']],
];

async function labelled(folder: string): Promise<readonly (readonly unknown[])[]> {
  const engine = await createDuckDbEngine();
  try {
    const path = join(folder, 'data/labeled/train.parquet');
    return (await engine.query('SELECT * FROM t', [{ name: 't', path }])).rows;
  } finally {
    await engine.close();
  }
}

describe('a study of an ugly table', () => {
  const study = async (path: string) =>
    runOn(path, parseStudyConfig(config, 'ugly.yaml'), { ports: undrawn });

  it('in four encodings has the rows and segments of the clean table, and says what was read how', async () => {
    const expected = await labelled((await study(tableFile(clean))).folder);
    expect(expected).toHaveLength(63);
    for (const [encoding, bytes, codes] of written) {
      const { folder, record } = await study(bytesFile(bytes));
      expect([encoding, await labelled(folder)]).toEqual([encoding, expected]);
      expect(record.warnings.map(({ code }) => code).sort()).toEqual(
        ['W_CODE_ORDER', 'W_DECIMAL_COMMA', 'W_DUP_ID', 'W_MISSING_TOKEN', 'W_TOTAL_ROW', ...codes].sort(),
      );
      const tokens = record.warnings.find(({ code }) => code === 'W_MISSING_TOKEN');
      expect(tokens?.message).toBe('column "доход": read as missing: "N/A", "нет данных"');
    }
  });

  it('the installed command studies it, speaks Russian, and sql reads the result', {
    timeout: 120_000,
  }, async () => {
    const output = join(scratchFolder(), 'run');
    const table = bytesFile(toCp1251(ugly));
    const args = [
      'study',
      table,
      '-c',
      tableFile(config, 'ugly.yaml'),
      '-o',
      output,
      '--lang',
      'ru',
      '--threads',
      '1',
    ];
    const { out, err } = await shell(...args);
    expect(out).toContain('Отчёт:');
    expect(err).toContain(
      'предупреждение W_DUP_ID: столбец\u00a0«код клиента», строка\u00a090: 2\u00a0идентификатора повторяют',
    );
    expect(err).toContain(
      'предупреждение W_TOTAL_ROW: строка\u00a092: в первой ячейке одной строки стоит итог: она не прочитана',
    );
    const query = 'SELECT count(*) AS n, count(DISTINCT "город") AS towns FROM labeled_train';
    const asked = await shell('sql', output, query, '--json');
    expect(JSON.parse(asked.out)).toEqual({ rows: [{ n: 63, towns: 3 }] });
  });

  it('profile tells what is in it', async () => {
    for (const [, bytes] of written) {
      const { code, out } = await cli('profile', bytesFile(bytes), '--drop-totals', '--json');
      expect(code).toBe(0);
      expect(out).toContain('доход');
    }
  });
});

describe('a refused table, in Russian', () => {
  it.each([
    [
      'a short row',
      'a,b,c\n1,2,3\n4,5\n',
      'E_RAGGED',
      'строка\u00a03, столбец\u00a03\u00a0«c»: 2\u00a0поля вместо 3; дополните строку или удалите её',
    ],
    [
      'an open quote',
      'a,b\n1,"x\n',
      'E_QUOTE',
      'строка\u00a02, столбец\u00a02\u00a0«b»: кавычка открыта и не закрыта до конца файла; закройте её или удвойте',
    ],
    [
      'equal names',
      'a,a\n1,2\n',
      'E_DUP_HEADER',
      'строка\u00a01, столбец\u00a02\u00a0«a»: у столбцов 1 и 2 одно имя; переименуйте один из них',
    ],
    ['an empty file', '', 'E_EMPTY', ': файл пуст; выгрузите таблицу ещё раз'],
    [
      '30 February',
      'd\n2024-02-30\n2024-02-01\n',
      'E_DATE',
      'строка\u00a02, столбец\u00a01\u00a0«d»: даты нет ни в одном календаре, а в столбце даты (найдено «2***-**-**»)',
    ],
  ])('%s', async (_, text, code, line) => {
    const { code: exit, err, out } = await cli('study', tableFile(text), '--lang', 'ru');
    expect([exit, out, err.split('\n').length]).toEqual([2, '', 1]);
    expect(err.startsWith(`${code} `)).toBe(true);
    expect(err).toContain(line);
  });

  it('a wrong configuration, an absent file and a wrong option', async () => {
    const table = tableFile(clean);
    const say = async (...args: string[]) => (await cli('study', table, ...args, '--lang=ru')).err;
    expect(await say('-c', 'absent.yaml')).toBe(
      'E_NOT_FOUND absent.yaml: настройки не читаются; проверьте путь после -c',
    );
    expect(await say('--threads', '0')).toBe(
      'E_OPTION: в --threads должно быть целое от 1 до 256, а дано «0»',
    );
    const wrong = tableFile('version: 1\nname: t\ncolumns: { a: { type: number } }\n', 'wrong.yaml');
    expect(await say('-c', wrong)).toMatch(/^E_CONFIG .*wrong\.yaml: columns\.a\.type: Неверный вариант/);
    const k = tableFile(
      'version: 1\nname: t\ncolumns: { a: { type: numeric } }\nsweep: { kFrom: 5, kTo: 2 }\n',
      'k.yaml',
    );
    expect(await say('-c', k)).toMatch(/: sweep: kFrom должно быть не больше kTo; поменяйте их местами$/);
    expect((await cli('study', 'absent.csv', '--lang', 'ru')).err).toBe(
      'E_NOT_FOUND absent.csv: такого файла нет; проверьте путь',
    );
  });
});

describe('what cannot be read', () => {
  it('a folder and "-" are refused, with and without a configuration', async () => {
    for (const [path, says] of [
      [scratchFolder(), 'this is a folder'],
      ['-', 'a pipe can be read only once'],
    ] as const) {
      for (const args of [[], ['-c', tableFile(config, 'c.yaml')]]) {
        const { code, err } = await cli('study', path, '-o', join(scratchFolder(), 'run'), ...args);
        expect([code, err]).toEqual([2, expect.stringContaining(says)]);
      }
    }
  });

  it.skipIf(process.platform === 'win32')(
    '38: an endless pipe is refused unread, by path and as /dev/stdin',
    {
      timeout: 120_000,
    },
    async () => {
      const fifo = join(scratchFolder(), 'endless.csv');
      await promisify(execFile)('mkfifo', [fifo]);
      for (const [table, feed] of [
        [fifo, `cat /dev/zero | tr '\\0' x > '${fifo}'`],
        ['/dev/stdin', null],
      ] as const) {
        const feeder = feed === null ? null : spawn('sh', ['-c', feed], { stdio: 'ignore', detached: true });
        const command = spawn(
          process.execPath,
          [bin, 'study', table, '-c', tableFile(config, 'c.yaml'), '-o', join(scratchFolder(), 'run')],
          {
            stdio: ['pipe', 'ignore', 'pipe'],
            env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
          },
        );
        const pump =
          feed === null ? setInterval(() => command.stdin?.write('x'.repeat(65_536)), 5) : undefined;
        command.stdin?.on('error', () => {});
        let err = '';
        command.stderr?.on('data', (data) => (err += String(data)));
        const code = await new Promise((resolve) => command.once('exit', resolve));
        clearInterval(pump);
        if (feeder?.pid !== undefined) process.kill(-feeder.pid);
        expect([code, err]).toEqual([
          2,
          expect.stringMatching(/^E_NOT_A_FILE .*a pipe can be read only once.*\n$/),
        ]);
      }
    },
  );

  it('36: a million columns are refused in a process of its own, within 400 MB', {
    timeout: 120_000,
  }, async () => {
    const table = tableFile(Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join());
    const source = `
      import { createDuckDbEngine } from ${JSON.stringify(new URL('../../dist/engines/duckdb/index.js', import.meta.url).href)};
      const engine = await createDuckDbEngine();
      const startedAt = performance.now();
      const code = await engine.describe({ path: ${JSON.stringify(table)} }).then(() => null, (error) => error.code);
      const ms = performance.now() - startedAt;
      await engine.close();
      console.log(JSON.stringify({ code, ms, mb: process.resourceUsage().maxRSS / 1024 }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source]);
    const { code, ms, mb } = JSON.parse(stdout) as { code: string; ms: number; mb: number };
    console.log(`1,000,000 columns: refused in ${ms.toFixed(0)} ms, ${mb.toFixed(0)} MB`);
    expect(code).toBe('E_TOO_MANY_COLUMNS');
    expect(ms).toBeLessThan(10_000);
    expect(mb).toBeLessThan(400);
  });
});

describe('40: text from a table is text in every view', () => {
  const evil = '<script>alert(1)</script>';
  const names = [`${evil}"'&`, 'b\u202e\u001b[31m', 'c<img src=x onerror=alert(1)>'];
  const values = [`</svg>${evil}`, '"><script>', "'&amp;\u001b]0;x\u0007", '{{x}}'];
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const table = `${names.map(quote).join()}\n${Array.from({ length: 60 }, (_, i) => [i % 7, quote(values[i % 4]!), quote(values[(i >> 1) % 2]!)].join()).join('\n')}\n`;
  const yaml = `version: 1
name: evil
columns:
${names.map((name, j) => `  ${JSON.stringify(name)}: { type: ${j === 0 ? 'numeric' : 'nominal'}, label: { en: ${JSON.stringify(evil)}, ru: ${JSON.stringify(evil)} } }`).join('\n')}
imputations: [mode]
pipelines: [8]
sweep: { kFrom: 2, kTo: 3, starts: 2, swaps: 2 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: given, imputation: mode, pipeline: 8, k: 3, features: [${names.map((name) => JSON.stringify(name)).join()}] }
segments: { starts: 2, swaps: 2, minCellClients: 1 }
pictures: { mapRows: 20, mapIterations: 10, linkageRows: 20 }
`;

  it('reports and pictures of a study hold no markup, no control character and no turned text of it', {
    timeout: 120_000,
  }, async () => {
    const { folder } = await runOn(tableFile(table), parseStudyConfig(yaml, 'evil.yaml'));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const pages = files.filter((file) => file.endsWith('.html'));
    const pictures = files.filter((file) => file.endsWith('.svg'));
    expect(pages.length).toBeGreaterThan(0);
    expect(pictures.length).toBeGreaterThan(5);
    for (const file of [...pages, ...pictures]) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text, file).not.toMatch(/<script>alert|<img src=x|"><script/);
      expect(text, file).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    }
    for (const file of pictures)
      expect([file, xmlFaults(readFileSync(join(folder, file), 'utf8'))]).toEqual([file, []]);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt;',
    );
    const card = files.find((file) => file.endsWith('card.md'));
    if (card !== undefined)
      expect(readFileSync(join(folder, card), 'utf8')).not.toMatch(/(^|[^\\`])<script>/m);
  });

  it('visible(text) writes what would move a terminal as JSON does', () => {
    expect(visible('a\u001b[31m\u0007b\u202ec\td\ne\u009b')).toBe(
      'a\\u001b[31m\\u0007b\\u202ec\td\ne\\u009b',
    );
    const json = JSON.stringify({ text: '\u001b[31m\u202e' });
    expect(JSON.parse(visible(json))).toEqual(JSON.parse(json));
  });

  it('the installed command prints no control character of a table', async () => {
    const { out, err } = await shell('profile', tableFile(table));
    expect(`${out}${err}`).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    expect(out).toContain('\\u001b[31m');
  });
});

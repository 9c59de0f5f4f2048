import { beforeAll, describe, expect, it } from 'vitest';
import type { Draw } from '../../../src/charts/index.ts';
import { createDraw } from '../../../src/render/index.ts';
import { modelCard } from '../../../src/study/card.ts';
import { type ReportData, renderReport } from '../../../src/study/report/index.ts';
import { verdictText, wordsFor } from '../../../src/words/index.ts';
import { xmlFaults, xmlText } from '../../render/xml.ts';
import { reportData } from './fixture.ts';

let draw: Draw;
beforeAll(async () => {
  draw = await createDraw();
});

/** The page as XML: without doctype, style sheet and the void elements of HTML. */
const asXml = (page: string) =>
  page
    .replace('<!doctype html>', '')
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<(meta|br)\b([^>]*)>/g, '<$1$2/>')
    .trim();

describe('renderReport(data, draw)', () => {
  const languages = ['en', 'ru'] as const;
  const pages: Record<string, string> = {};
  beforeAll(() => {
    for (const language of languages) pages[language] = renderReport(reportData(language), draw);
  });

  it.each(languages)('is well-formed in %s, each id once', (language) => {
    expect(xmlFaults(asXml(pages[language]!))).toEqual([]);
    expect(pages[language]).toContain(`<html lang="${language}">`);
  });

  it('carries the fonts that it is given', () => {
    const fonts = [{ family: 'A Font', weight: 400, base64: 'QUJD' }];
    const page = renderReport(reportData(), draw, { fonts });
    expect(page).toContain(
      "@font-face{font-family:'A Font';font-weight:400;src:url(data:font/ttf;base64,QUJD) format('truetype')}",
    );
  });

  it('links to the same page in the other language', () => {
    expect(pages.en).toContain('<a href="report.ru.html" lang="ru" hreflang="ru">По-русски</a>');
    expect(pages.ru).toContain('<a href="report.html" lang="en" hreflang="en">In English</a>');
  });

  it.each(languages)(
    'shows the composites of the chosen data set and folds the others away in %s',
    (language) => {
      const page = pages[language]!;
      const folds = page.match(/<details class="folded">[\s\S]*?<\/figure>\s*<\/details>/g) ?? [];
      for (const { file, spec } of reportData(language).pictures) {
        if (spec.kind !== 'line') continue;
        const inertia = spec.panels[0]!.series[0]!.values[0]!.text;
        expect(page, file).toContain(inertia);
        expect(folds.join('').includes(inertia), file).toBe(!file.endsWith('knn_preproc8'));
      }
    },
  );

  it('gives equal bytes for equal data', () => {
    expect(renderReport(reportData('ru'), draw)).toBe(pages.ru);
  });

  it.each(languages)('asks the network for nothing in %s', (language) => {
    const page = pages[language]!.replaceAll('xmlns="http://www.w3.org/2000/svg"', '');
    expect(page).not.toMatch(/https?:|\/\/[a-z]|@import|url\((?!#|data:)|<script|<link|<img|<iframe/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"`);
  });

  it.each(languages)('links only to what it has in %s', (language) => {
    const page = pages[language]!;
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(5);
    for (const id of targets) expect(page).toContain(` id="${id}"`);
  });

  it.each(languages)('has one h1 and skips no level of heading in %s', (language) => {
    const levels = [...pages[language]!.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.slice(1).entries()) expect(level - levels[i]!).toBeLessThanOrEqual(1);
  });

  it.each(languages)('gives every table a caption and headings, every chart a table in %s', (language) => {
    const page = pages[language]!;
    const tables = page.match(/<table>[\s\S]*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      expect(table).toMatch(/<caption>[^<]+<\/caption>/);
      expect(table).toContain('<th scope="col"');
      expect(table).toContain('<th scope="row"');
      expect(table).not.toMatch(/<th[^>]*><\/th>/);
    }
    for (const figure of page.match(/<figure>[\s\S]*?<\/figure>/g) ?? []) {
      expect(figure).toMatch(/<svg[\s\S]*<details><summary>[\s\S]*<table>/);
    }
  });

  it('says every number of the study', () => {
    const text = xmlText(pages.en!);
    const expected = {
      finding: '1,001\u00a0clients fall into 2\u00a0segments by trade and age, with a silhouette of 0.568',
      rows: '1,430\u00a0rows',
      test: '429',
      distinct: '77',
      definition: 'Euclidean distance, mean over rows (Rousseeuw 1987; as scikit-learn)',
      inertia: '2,222.2',
      unknownTrain: '37',
      unknownTest: '13',
      sentinel: 'age: 999 becomes −1 in knn',
      fill: 'baker 31',
      left: '2',
      best: '0.551 (k = 3)',
      stepSilhouette: '0.123',
      stepInertia: '4,321.50',
      stepShares: '61.0 · 39.0',
      share: '60.0\u00a0%, 601\u00a0clients',
      segmentSilhouette: '0.611',
      mean: '41.25',
      meanOfAll: '39.75',
      shareOfAnother: '34.5\u00a0%',
      outcome: '12.5\u00a0% (11.4 to 13.8\u00a0%)',
      outcomeOfAll: '17.5\u00a0% (16.4 to 18.8\u00a0%)',
      outcomeLater: '31.3\u00a0% (30.2 to 32.6\u00a0%)',
      rowsOfOutcome: '399',
      shareLater: '59.0\u00a0%',
      agreement: '428',
      precision: '99.4\u00a0%',
      noRecall: '–',
      sha: 'ab'.repeat(32),
      seed: '1234',
      version: '9.8.7',
      warning: 'trade: 1 cell was long',
      warningCode: 'W_MADE_UP',
      warningInWords: 'line 31: a quote inside a cell',
      name: 'Segment 1 · Makers',
      offer: 'An oven',
      reason: 'bread wants one',
      owner: 'A. Smith',
      overlap: '81.3\u00a0%',
      note: 'Incomes would tell more.',
      unnamed: 'No description fits this segment',
      beyond: '“north” makes up 34.5\u00a0%, against 45.6\u00a0% of all clients',
      rule: 'trade is baker or cook',
      range: 'trade is smith; age ≤ 30.0',
      question: 'trade is not smith?',
    };
    for (const [what, said] of Object.entries(expected)) expect(text, what).toContain(said);
  });

  it('an estimated silhouette never stands without its interval, in report and card', () => {
    const silhouetteInterval = { low: 0.5512, high: 0.5844, nSampled: 2000 };
    for (const language of languages) {
      const data = reportData(language);
      const estimated = { ...data, figures: { ...data.figures, silhouetteInterval } };
      const said = {
        en: '0.568 (0.551 to 0.584 with 95\u00a0% confidence, estimated from 2,000 clients)',
        ru: '0,568 (от 0,551 до 0,584 с доверием 95\u00a0%, оценка по выборке 2\u00a0000 клиентов)',
      }[language];
      expect(xmlText(asXml(renderReport(estimated, draw)))).toContain(said);
      expect(modelCard(estimated)).toContain(said);
      expect(xmlText(pages[language]!)).not.toContain(said.slice(6));
    }
  });

  it('says what the numbers are worth, in both languages', () => {
    for (const language of languages) {
      const { notes } = wordsFor(language).report;
      const text = xmlText(pages[language]!);
      const said = [
        notes.fidelity({ nDistinct: 77, columns: ['trade', 'age'], isPerfect: true }),
        notes.columns({ columns: ['trade', 'age'], nOthers: 1 }),
        notes.spaces,
        notes.leak(['knn']),
        verdictText(reportData(), wordsFor(language)),
        wordsFor(language).verdict.rulesAt({ segments: [1], nSegments: 2 }),
        wordsFor(language).verdict.ruleNote,
        wordsFor(language).verdict.ruleOf(['trade']),
        notes.notShuffled,
      ];
      for (const note of said) expect(text).toContain(note);
    }
  });

  it('says on the first screen what the order of codes and the fills of hidden cells came to, in both languages', () => {
    for (const language of languages) {
      const { lab, order } = wordsFor(language).checks;
      const page = pages[language]!;
      const firstScreen = xmlText(page.slice(0, page.indexOf('class="keys"')));
      const merged = { ids: [1, 2], nOrders: 18, isAlone: true } as const;
      // 0.5711 + 18 × 0.0111 = 0.7709
      const finding = { column: 'trade', nOrders: 19, merged, low: 0.5711, high: 0.7709, agreement: 0.7755 };
      expect(firstScreen).toContain(order.finding(finding));
      expect(firstScreen).toContain(
        lab.finding({ method: 'knn', column: 'trade', score: 0.1522, mode: 0.2511, vote: 0.4433 }),
      );
    }
  });

  it('says of every hidden column the score of each imputation, the advice, and what is unknown together', () => {
    for (const language of languages) {
      const { format, checks } = wordsFor(language);
      const text = xmlText(pages[language]!);
      for (const share of [0.2511, 0.1522, 0.4433, 0.0644]) expect(text).toContain(format.percent(share));
      for (const distance of [0.749, 0.488, 0.123, 0.854]) expect(text).toContain(format.fixed(distance, 3));
      expect(text).toContain(checks.lab.together({ columns: ['trade', 'age'], nBoth: 23, nMissing: 29 }));
      expect(text).toContain(checks.order.of({ n: 17, total: 19 }));
      expect(text).toContain(checks.order.alone('trade'));
    }
  });

  it('says what the methods that take columns by type are worth, the best k of each', () => {
    for (const language of languages) {
      const { alternatives, format } = wordsFor(language);
      const text = xmlText(pages[language]!);
      // Medoids at k = 3 have the most excess of equal p: 0.0423 + 1 ÷ 100 + 3 ÷ 1000.
      const best = { method: 'gower-pam', k: 3, excess: 0.0553, p: 0.0319, verdict: 'weak' } as const;
      expect(text).toContain(alternatives.finding({ ...best, nRows: 1001, nCopies: 97 }));
      expect(text).toContain(alternatives.note);
      for (const excess of [0.0453, 0.0553]) expect(text).toContain(format.fixed(excess, 3));
    }
  });

  it('lists the columns that a search found, and the place of the chosen ones', () => {
    for (const language of languages) {
      const { search, format } = wordsFor(language);
      const { search: found, ...data } = reportData(language);
      if (found === null) throw new Error('no search');
      const text = xmlText(pages[language]!);
      expect(text).toContain(search.intro({ ...found, nColumns: 3 }));
      expect(text).toContain(search.tied(found.tied));
      expect(text).toContain(search.chosen({ ...found.chosen!, nCells: 6, nListed: 2 }));
      expect(text).toContain(format.fixed(0.2345, 3));
      expect(xmlText(renderReport({ ...data, search: null }, draw))).not.toContain(search.title);
    }
  });

  it('says of a leak and of the order of rows only where they hold', () => {
    const data = reportData();
    const clean: ReportData = {
      ...data,
      study: { ...data.study, isShuffled: true },
      imputations: data.imputations.map((one) => ({ ...one, leaksOutcome: false })),
    };
    const { notes } = wordsFor('en').report;
    const text = xmlText(renderReport(clean, draw));
    for (const note of [notes.leak(['knn']), notes.notShuffled]) {
      expect(text).not.toContain(note);
    }
    expect(text).toContain(wordsFor('en').chapters.classify.testsShuffled);
  });

  it('stands without outcome, warnings, unknown values and context', () => {
    const data = reportData();
    const bare: ReportData = {
      ...data,
      outcome: null,
      warnings: [],
      columns: data.columns.map((column) => ({ ...column, nUnknownTrain: 0, nUnknownTest: 0 })),
      imputations: [{ method: 'mode', leaksOutcome: false, fills: [] }],
      sweep: data.sweep.filter((row) => !row.withContext),
      segments: data.segments.map((segment) => ({ ...segment, outcome: null, told: null })),
      notes: [],
      pictures: [],
    };
    const page = renderReport(bare, draw);
    expect(xmlFaults(asXml(page))).toEqual([]);
    expect(page).not.toMatch(/NaN|undefined/);
    expect(xmlText(page)).toContain(wordsFor('en').chapters.unknown.noUnknown);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='x",
    ']]>',
    '&lt;b&gt;',
    '👩‍💻',
    'שלום عميل',
    'a\u202eb',
    'a\u0000b',
    '__proto__',
    'constructor',
  ])('keeps %j text, as the name of a column and of a category', (name) => {
    const page = renderReport(reportData('en', { column: name, category: name }), draw);
    expect(xmlFaults(asXml(page))).toEqual([]);
    expect(page).not.toMatch(/<script|<img|\son\w+="|[\u202a-\u202e\u2066-\u2069]|NaN/);
  });

  it('writes a hostile name as it stands', () => {
    const name = `<script>"'&</script>`;
    const text = xmlText(renderReport(reportData('en', { column: name }), draw));
    expect(text).toContain(`because of ${name}`);
  });
});

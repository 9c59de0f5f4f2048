import { z } from 'zod';
import {
  dashboardMetricSchema,
  fieldSchema,
  filterSchema,
  nameSchema,
  saidTwiceSchema,
} from './dashboard/fields.ts';
import { readTemplate } from './dashboard/template.ts';

/** Columns of the grid. */
export const gridColumns = 12;

export const chartTypeSchema = z.enum([
  'bar',
  'stacked',
  'normalized',
  'histogram',
  'line',
  'area',
  'pie',
  'donut',
  'radar',
  'heat',
  'box',
  'scatter',
  'number',
  'table',
  'markdown',
]);

const layoutSchema = z
  .strictObject({
    x: z
      .int()
      .min(0)
      .max(gridColumns - 1)
      .describe('The first of twelve columns, from 0.'),
    y: z.int().min(0).max(999).describe('The first row of the chapter, from 0.'),
    w: z.int().min(1).max(gridColumns).describe('Columns.'),
    h: z.int().min(1).max(20).describe('Rows of 80 pixels.'),
  })
  .refine(({ x, w }) => x + w <= gridColumns, 'x + w must be at most 12');

const tileSchema = z.strictObject({
  id: nameSchema,
  chart: chartTypeSchema,
  title: saidTwiceSchema.describe('The finding; numbers as placeholders, such as {total clients clients}.'),
  note: saidTwiceSchema.optional().describe('What the chart cannot show, or how it counts.'),
  by: z
    .array(nameSchema)
    .max(2)
    .default([])
    .describe('Fields: the first gives the marks, the second the series.'),
  metrics: z.array(nameSchema).max(12).default([]),
  where: filterSchema.default({}).describe('Only these rows, whatever the reader filters.'),
  ignores: z
    .union([z.literal('all'), z.array(nameSchema)])
    .default([])
    .describe('Filters of the reader that the tile does not follow: all of them, or those of these fields.'),
  describe: z.array(nameSchema).max(40).optional().describe('Fields that a table describes, a row each.'),
  text: saidTwiceSchema
    .optional()
    .describe('Markdown: paragraphs, lists, **bold**; numbers as placeholders.'),
  layout: layoutSchema,
});

const chapterSchema = z.strictObject({
  id: nameSchema,
  title: saidTwiceSchema,
  tiles: z.array(tileSchema).max(60),
  summary: saidTwiceSchema.optional().describe('Said after the chapter; numbers as placeholders.'),
});

/** Version 1 of a dashboard, as people write it. */
export const dashboardSchema = z
  .strictObject({
    version: z.literal(1),
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower-case letters, digits and hyphens'),
    title: saidTwiceSchema,
    order: z.string().default('row').describe('The column that has the order of the rows.'),
    fields: z.array(fieldSchema).min(1).max(100),
    metrics: z.array(dashboardMetricSchema).min(1).max(100),
    chapters: z.array(chapterSchema).min(1).max(30),
  })
  .superRefine((dashboard, context) => {
    const fields = new Set(dashboard.fields.map(({ name }) => name));
    const metrics = new Set(dashboard.metrics.map(({ name }) => name));
    const tiles = dashboard.chapters.flatMap((chapter) => chapter.tiles);
    const ids = tiles.map(({ id }) => id);
    const complain = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const once = (path: string, names: readonly string[]): void =>
      names.forEach((name, i) => {
        if (names.indexOf(name) !== i) complain([path, i], `"${name}" is there twice`);
      });
    const knowFields = (path: (string | number)[], names: readonly string[]): void => {
      for (const name of names) if (!fields.has(name)) complain(path, `there is no field "${name}"`);
    };
    once(
      'fields',
      dashboard.fields.map(({ name }) => name),
    );
    once(
      'metrics',
      dashboard.metrics.map(({ name }) => name),
    );
    once('chapters', ids);
    dashboard.metrics.forEach((metric, m) => {
      knowFields(
        ['metrics', m],
        [
          ...Object.keys(metric.rate ?? {}),
          ...Object.keys(metric.count === 'rows' ? {} : (metric.count ?? {})),
        ],
      );
    });
    dashboard.chapters.forEach((chapter, c) => {
      const checkText = (
        path: (string | number)[],
        text: { readonly en: string; readonly ru: string },
      ): void => {
        for (const language of ['en', 'ru'] as const) {
          const read = readTemplate(text[language]);
          if ('problem' in read) {
            complain([...path, language], read.problem);
            continue;
          }
          for (const part of read.parts) {
            if (typeof part === 'string') continue;
            const tile = tiles.find(({ id }) => id === part.tile);
            if (!tile) complain([...path, language], `there is no tile "${part.tile}"`);
            else if (!tile.metrics.includes(part.metric)) {
              complain([...path, language], `tile "${part.tile}" has no metric "${part.metric}"`);
            }
          }
        }
      };
      if (chapter.summary) checkText(['chapters', c, 'summary'], chapter.summary);
      chapter.tiles.forEach((tile, t) => {
        const path = ['chapters', c, 'tiles', t];
        checkText([...path, 'title'], tile.title);
        if (tile.text) checkText([...path, 'text'], tile.text);
        if (tile.note) checkText([...path, 'note'], tile.note);
        knowFields([...path, 'by'], tile.by);
        knowFields([...path, 'where'], Object.keys(tile.where));
        knowFields([...path, 'ignores'], tile.ignores === 'all' ? [] : tile.ignores);
        knowFields([...path, 'describe'], tile.describe ?? []);
        for (const name of tile.metrics) {
          if (!metrics.has(name)) complain([...path, 'metrics'], `there is no metric "${name}"`);
        }
        const needs = tileNeeds(tile);
        if (needs !== null) complain(path, needs);
      });
    });
  });

/** What a tile lacks for its chart type; null where it lacks nothing. */
function tileNeeds(tile: z.output<typeof tileSchema>): string | null {
  const { chart, by, metrics, text, describe } = tile;
  switch (chart) {
    case 'markdown':
      return text ? null : 'a markdown tile needs text';
    case 'number':
      return metrics.length > 0 && by.length === 0 ? null : 'a number needs a metric and no field';
    case 'table':
      return describe || (by.length > 0 && metrics.length > 0)
        ? null
        : 'a table needs fields and metrics, or describe';
    case 'heat':
      return by.length === 2 && metrics.length === 1 ? null : 'a heat map needs two fields and one metric';
    case 'scatter':
      return by.length === 1 && metrics.length >= 2 ? null : 'a scatter plot needs one field and two metrics';
    case 'radar':
      return by.length === 1 && metrics.length >= 3
        ? null
        : 'a radar needs one field and at least three metrics';
    case 'pie':
    case 'donut':
    case 'box':
      return by.length === 1 && metrics.length === 1
        ? null
        : `a ${chart} chart needs one field and one metric`;
    default:
      return by.length > 0 && metrics.length > 0 ? null : `a ${chart} chart needs a field and a metric`;
  }
}

/** A dashboard with every default filled in. */
export type Dashboard = z.infer<typeof dashboardSchema>;
/** A dashboard as people write it. */
export type DashboardInput = z.input<typeof dashboardSchema>;
export type DashboardChapter = Dashboard['chapters'][number];
export type DashboardTile = DashboardChapter['tiles'][number];
export type DashboardField = Dashboard['fields'][number];
export type DashboardMetric = Dashboard['metrics'][number];
export type DashboardFilter = z.infer<typeof filterSchema>;
export type DashboardChartType = z.infer<typeof chartTypeSchema>;

/** The tiles of every chapter. */
export function tilesOf({ chapters }: Dashboard): readonly DashboardTile[] {
  return chapters.flatMap(({ tiles }) => tiles);
}

import type {
  Dashboard,
  DashboardAnswer,
  DashboardAsk,
  DashboardField,
  DashboardMetric,
  DashboardTile,
  TileAnswer,
} from '../../contract/index.ts';
import type { Words } from '../../words/index.ts';

/** What tiles are made of. */
export interface TileContext {
  readonly dashboard: Dashboard;
  readonly answer: DashboardAnswer;
  readonly compare: DashboardAsk['compare'];
  readonly words: Words;
  /** What a segment is called. */
  readonly segmentName: (id: number) => string;
}

export function fieldNamed({ dashboard }: TileContext, name: string): DashboardField | undefined {
  return dashboard.fields.find((field) => field.name === name);
}

export function metricNamed({ dashboard }: TileContext, name: string): DashboardMetric | undefined {
  return dashboard.metrics.find((metric) => metric.name === name);
}

export function tileNamed({ dashboard }: TileContext, id: string): DashboardTile | undefined {
  return dashboard.chapters.flatMap(({ tiles }) => tiles).find((tile) => tile.id === id);
}

export function answerOf({ answer }: TileContext, id: string): TileAnswer {
  return answer.tiles.find((tile) => tile.id === id) ?? { id, by: [], rows: [], total: { n: 0, values: [] } };
}

export function fieldLabel(context: TileContext, name: string): string {
  return fieldNamed(context, name)?.label[context.words.language] ?? name;
}

export function metricLabel(context: TileContext, name: string): string {
  return metricNamed(context, name)?.label[context.words.language] ?? name;
}

/** How a category is called in the reader's language. */
export function categoryName(context: TileContext, fieldName: string, key: string): string {
  const { words, compare } = context;
  const { language, dashboard: said } = words;
  if (fieldName === '@side' && compare) {
    if (key === 'one') return categoryName(context, compare.field, compare.one);
    return compare.other === null ? said.rest : categoryName(context, compare.field, compare.other);
  }
  if (key === '') return said.absent;
  const field = fieldNamed(context, fieldName);
  const named = field?.values[key]?.[language];
  if (named !== undefined) return named;
  if (field?.segment) return context.segmentName(Number(key));
  if (field?.calendar?.part === 'month') {
    const [year = '', month = ''] = key.split('-');
    return said.month(Number(month), year);
  }
  return key;
}

/** Categories of a field that a tile shows, in order. */
export function shownCategories(
  { answer }: TileContext,
  tile: DashboardTile,
  field: string,
): readonly string[] {
  const all = answer.categories[field] ?? [];
  const only = tile.where[field];
  return only ? all.filter((category) => only.includes(category)) : all;
}

export function isShare(metric: DashboardMetric | undefined): boolean {
  return metric?.share !== undefined || metric?.rate !== undefined;
}

/** A value of a metric as it reads. */
export function metricText(context: TileContext, name: string, value: number | null): string {
  const metric = metricNamed(context, name);
  const { format } = context.words;
  if (value === null) return format.number(null);
  if (isShare(metric)) return format.percent(value);
  if (metric?.count !== undefined || metric?.sum !== undefined) return format.count(value);
  return format.number(value, metric?.digits);
}

import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { fieldLabel, metricLabel, type TileContext } from '../../../../src/charts/index.ts';
import { chartTypeSchema, type DashboardTile, gridColumns } from '../../../../src/contract/index.ts';
import { wordsFor } from '../../../../src/words/index.ts';
import { Twins } from '../../shell/twins.tsx';
import { useReader } from '../../state/app-state.ts';
import { asChart, chartsOfOneMetric, chartsWithSeries, type DraftIssue } from './draft.ts';
import { issueAt, issueText } from './issue-text.ts';
import { clampLayout, mostRows } from './layout.ts';
import { NameList } from './name-list.tsx';
import { WhereFields } from './where-fields.tsx';

const nothing = { en: '', ru: '' };
const newText = { en: wordsFor('en').dashboardEdit.newText, ru: wordsFor('ru').dashboardEdit.newText };

function onOneLine({ en, ru }: { readonly en: string; readonly ru: string }): DashboardTile['title'] {
  return { en: en.replaceAll('\n', ' '), ru: ru.replaceAll('\n', ' ') };
}

interface TileFormProps {
  readonly tile: DashboardTile;
  /** The draft, with names and categories. */
  readonly context: TileContext;
  readonly chapterId: string;
  /** Paths from the tile. */
  readonly issues: readonly DraftIssue[];
  /** `about`: what of the tile; letters of one text are one step. */
  readonly change: (next: DashboardTile, about: string) => void;
  readonly toChapter: (id: string) => void;
  readonly remove: () => void;
}

/** Everything of a tile but its id; what is changed shows at once. */
export function TileForm(props: TileFormProps): ReactNode {
  const { tile, issues, change, remove } = props;
  const { words } = useReader();
  const { form: said, needs, charts } = words.dashboardEdit;
  const errorOf = (part: string) => (language: string) => issueAt(issues, [part, language], words);
  const whole = issues.some(({ path }) => path.length === 0) ? needs[tile.chart] : undefined;
  return (
    <>
      <Twins
        label={said.title}
        rows={2}
        value={tile.title}
        onChange={(title) => change({ ...tile, title: onOneLine(title) }, 'title')}
        errorOf={errorOf('title')}
      />
      <NativeSelect
        label={said.chart}
        value={tile.chart}
        error={whole}
        data={chartTypeSchema.options.map((value) => ({ value, label: charts[value] }))}
        onChange={({ currentTarget: { value } }) =>
          change(asChart(tile, chartTypeSchema.parse(value), newText), 'chart')
        }
      />
      {tile.chart === 'markdown' ? (
        <Twins
          label={said.text}
          value={tile.text ?? nothing}
          rows={4}
          onChange={(text) => change({ ...tile, text }, 'text')}
          errorOf={errorOf('text')}
        />
      ) : (
        <NumbersFields {...props} />
      )}
      <PlaceFields {...props} />
      <Twins
        label={said.note}
        rows={2}
        value={tile.note ?? nothing}
        onChange={(note) => {
          const { note: _, ...rest } = tile;
          change(note.en === '' && note.ru === '' ? rest : { ...tile, note }, 'note');
        }}
        errorOf={errorOf('note')}
      />
      <p className="note">{said.identity(tile.id)}</p>
      {issues
        .filter(({ path }) => path.length > 0 && !['title', 'text', 'note'].includes(String(path[0])))
        .map((issue) => (
          <p role="alert" key={issue.path.join()}>
            {issueText(issue, words)}
          </p>
        ))}
      <Button variant="default" onClick={remove}>
        {said.remove}
      </Button>
    </>
  );
}

/** What is counted, by what, of whom. */
function NumbersFields({ tile, context, change }: TileFormProps): ReactNode {
  const { form: said } = useReader().words.dashboardEdit;
  const { fields, metrics } = context.dashboard;
  const fieldOptions = fields.map(({ name }) => ({ value: name, label: fieldLabel(context, name) }));
  // A box shows quartiles, which are kept of some columns alone.
  const metricOptions = metrics
    .filter(({ spread }) => tile.chart !== 'box' || spread !== undefined)
    .map(({ name }) => ({ value: name, label: metricLabel(context, name) }));
  const { ignores } = tile;
  const scope = ignores === 'all' ? 'all' : ignores.length > 0 ? 'some' : 'none';
  const nFields = tile.chart === 'number' ? 0 : chartsWithSeries.includes(tile.chart) ? 2 : 1;
  return (
    <>
      {tile.describe ? (
        <NameList
          label={said.describe}
          names={tile.describe}
          options={fieldOptions}
          most={40}
          change={(describe) => change({ ...tile, describe }, 'describe')}
        />
      ) : (
        <>
          {nFields > 0 && (
            <NameList
              label={(n) => (n === 0 ? said.by : said.series)}
              names={tile.by}
              options={fieldOptions}
              most={nFields}
              change={(by) => change({ ...tile, by }, 'by')}
            />
          )}
          <NameList
            label={said.metric}
            names={tile.metrics}
            options={metricOptions}
            most={chartsOfOneMetric.includes(tile.chart) ? 1 : 12}
            change={(names) => change({ ...tile, metrics: names }, 'metrics')}
          />
        </>
      )}
      <WhereFields
        where={tile.where}
        context={context}
        change={(where) => change({ ...tile, where }, 'where')}
      />
      <NativeSelect
        label={said.scope}
        value={scope}
        data={(['none', 'all', 'some'] as const).map((value) => ({ value, label: said.scopes[value] }))}
        onChange={({ currentTarget: { value } }) =>
          change(
            {
              ...tile,
              ignores:
                value === 'all' ? 'all' : value === 'some' ? fields.slice(0, 1).map(({ name }) => name) : [],
            },
            'ignores',
          )
        }
      />
      {ignores !== 'all' && ignores.length > 0 && (
        <NameList
          label={said.ignored}
          names={ignores}
          options={fieldOptions}
          most={fields.length}
          change={(names) => change({ ...tile, ignores: names }, 'ignores')}
        />
      )}
    </>
  );
}

/** The place by numbers, for whoever does not drag. */
function PlaceFields({ tile, context, chapterId, change, toChapter }: TileFormProps): ReactNode {
  const { form: said, chapter } = useReader().words.dashboardEdit;
  const { language } = context.words;
  const { x, y, w, h } = tile.layout;
  const parts = [
    { part: 'x', label: said.column, value: x + 1, most: gridColumns - w + 1 },
    { part: 'y', label: said.row, value: y + 1, most: Math.max(y + 1, 60) },
    { part: 'w', label: said.width, value: w, most: gridColumns },
    { part: 'h', label: said.height, value: h, most: mostRows },
  ] as const;
  return (
    <>
      <div className="tile-place">
        {parts.map(({ part, label, value, most }) => (
          <NativeSelect
            key={part}
            label={label}
            value={String(value)}
            data={Array.from({ length: most }, (_, i) => String(i + 1))}
            onChange={(event) => {
              const n = Number(event.currentTarget.value);
              const layout = clampLayout({
                ...tile.layout,
                [part]: part === 'x' || part === 'y' ? n - 1 : n,
              });
              change({ ...tile, layout }, part);
            }}
          />
        ))}
      </div>
      <NativeSelect
        label={chapter}
        value={chapterId}
        data={context.dashboard.chapters.map(({ id, title }) => ({ value: id, label: title[language] }))}
        onChange={(event) => toChapter(event.currentTarget.value)}
      />
    </>
  );
}

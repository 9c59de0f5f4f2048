import type { ReactNode } from 'react';
import { usedFields } from '../../../src/model/index.ts';
import { verdictText } from '../../../src/words/index.ts';
import { useApp, useReader } from '../state/app-state.ts';

/** What the model was made from and when it answers, by its own file. */
export function ModelCard(): ReactNode {
  const { words } = useReader();
  const { format, web, report } = words;
  const said = web.model;
  const { model, names } = useApp();
  const { study, figures } = model;
  const rows: readonly (readonly [keyof typeof said.cardRows, string])[] = [
    ['study', study.name],
    ['hash', model.hash],
    ['features', report.list(usedFields(model).map(({ name }) => names.field(name)))],
    ['nClients', format.count(study.nClients)],
    ['rule', said.answerRule(model.answerRule)],
    ['cells', said.cells(model.cells)],
    [
      'silhouette',
      `${report.silhouette(figures.silhouette, figures.silhouetteInterval)}; ${report.silhouetteDefinition(figures.silhouetteDefinition)}`,
    ],
    ['verdict', verdictText(model, words)],
    ['inertia', format.number(figures.inertia, 5)],
    ['distinct', format.count(figures.nDistinct)],
    ['imputation', study.imputation],
    ['pipeline', String(study.pipeline)],
    ['software', `Clientele ${study.software}`],
    ['data', study.dataSha256],
    ['config', study.configSha256],
  ];
  return (
    <section className="block">
      <h2>{said.purpose}</h2>
      <p>{said.purposeText}</p>
      <div className="tables">
        <table className="plain">
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{said.cardRows[name]}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

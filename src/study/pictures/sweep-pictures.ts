import { compositeChart } from '../../charts/index.ts';
import { findElbow } from '../../ml/index.ts';
import type { Picture, PictureGroup } from './picture.ts';
import type { PictureContext } from './picture-context.ts';

/** The folders of the composites, with and without context. */
const folders: Readonly<Record<'with' | 'without', { folder: string; group: PictureGroup }>> = {
  with: { folder: 'images/num_of_clusters_with_soc_econ_factors', group: 'sweep-with-context' },
  without: { folder: 'images/num_of_clusters_without_soc_econ_factors', group: 'sweep-without-context' },
};

/** Elbow, silhouette and dendrogram of every data set: one composite each. */
export function sweepPictures({ sweep, exploration, nRows, words }: PictureContext): Picture[] {
  return exploration.dendrograms.map(
    ({ imputation, pipeline, withContext, nRows: nLinked, tree }): Picture => {
      const fits = sweep.filter(
        (row) =>
          row.imputation === imputation && row.pipeline === pipeline && row.withContext === withContext,
      );
      const ks = fits.map((fit) => fit.k);
      const inertias = fits.map((fit) => fit.inertia);
      const { folder, group } = folders[withContext ? 'with' : 'without'];
      return {
        file: `${folder}/${imputation}_preproc${pipeline}`,
        group,
        spec: compositeChart(
          {
            imputation,
            pipeline,
            withContext,
            nRows,
            ks,
            inertias,
            silhouettes: fits.map((fit) => (Number.isFinite(fit.silhouette) ? fit.silhouette : null)),
            nullBand: {
              low: fits.map(({ worth }) => worth.silhouette.low),
              high: fits.map(({ worth }) => worth.silhouette.high),
              nRows: fits[0]?.worth.nRows ?? 0,
            },
            knee: findElbow(ks, inertias),
            dendrogram: {
              linkage: tree.method,
              nRows: nLinked,
              leafSizes: tree.leafSizes,
              merges: tree.merges,
            },
          },
          words,
        ),
      };
    },
  );
}

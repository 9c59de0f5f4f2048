import type { ReactNode } from 'react';
import type { ChartSpec } from '../../../src/charts/index.ts';
import { ChartTables } from './chart-tables.tsx';
import { Picture } from './picture.tsx';
import { SpacePicture } from './space-picture.tsx';
import { TreePicture } from './tree-picture.tsx';

/** A chart with its finding, what it cannot show, and the same numbers as a table. */
export function Chart({
  spec,
  minHeight,
}: {
  readonly spec: ChartSpec;
  readonly minHeight?: number;
}): ReactNode {
  return (
    <figure className="chart">
      {spec.kind === 'space' ? (
        <SpacePicture spec={spec} />
      ) : spec.kind === 'tree' ? (
        <TreePicture spec={spec} />
      ) : (
        <Picture spec={spec} {...(minHeight !== undefined && { minHeight })} />
      )}
      <ChartTables spec={spec} />
    </figure>
  );
}

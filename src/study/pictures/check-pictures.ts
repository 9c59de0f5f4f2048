import { labChart, orderChart, rowOrderChart } from '../../charts/index.ts';
import { rowOrder } from '../row-order.ts';
import type { Picture } from './picture.ts';
import type { PictureContext } from './picture-context.ts';

/** What was tried on the result: fills of hidden cells, other orders of codes; and the segments along the rows. */
export function checkPictures(context: PictureContext): Picture[] {
  return [...labPictures(context), ...orderPictures(context), rowOrderPicture(context)];
}

function labPictures({ lab, choice, nameOf, words }: PictureContext): Picture[] {
  return (
    [
      ['lab', 'category'],
      ['lab_numbers', 'numeric'],
    ] as const
  ).flatMap(([name, kind]) => {
    const columns = lab
      .filter((one) => one.kind === kind)
      .map(({ column, scores, recommended }) => ({ name: nameOf(column), scores, recommended }));
    if (columns.length === 0) return [];
    return [picture(name, labChart({ kind, columns, chosen: choice.imputation }, words))];
  });
}

function orderPictures({ orders, choice, nameOf, nRows, words }: PictureContext): Picture[] {
  return orders.flatMap(({ column, silhouettes, silhouette, nOrders }, place) =>
    nOrders === 0
      ? []
      : [
          picture(
            `order_${place + 1}`,
            orderChart({ column: nameOf(column), silhouettes, silhouette, k: choice.k, nRows }, words),
          ),
        ],
  );
}

function rowOrderPicture({ segments, split, segmentNames, words }: PictureContext): Picture {
  const ids = segmentNames.map(({ id }) => id);
  const order = rowOrder(segments, split, ids.length);
  return picture('row_order', rowOrderChart({ segments: ids, ...order }, words));
}

function picture(name: string, spec: Picture['spec']): Picture {
  return { file: `images/checks/${name}`, group: 'checks', spec };
}

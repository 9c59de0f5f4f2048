import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from './copy.ts';

interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Every source file below a folder, read and parsed once. */
function readSources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => {
      const path = `${folder}/${name}`;
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true) };
    });
}

const src = readSources('src');
const all = [...src, ...readSources('web/src')];
const ml = src.filter(({ path }) => path.startsWith('src/ml/'));

/** `path:line` of every node that breaks a rule. */
function nodesWhere(sources: readonly Source[], isWrong: (node: ts.Node) => boolean): string[] {
  return sources.flatMap(({ path, tree }) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (isWrong(node))
        found.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

function isCallOn(node: ts.Node, object: string, names: readonly string[]): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.expression.getText() === object &&
    names.includes(node.name.text)
  );
}

/** `a ** b` and `a **= b` where b is not written as a whole number: its bits differ between machines. */
function isPower(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  if (kind !== ts.SyntaxKind.AsteriskAsteriskToken && kind !== ts.SyntaxKind.AsteriskAsteriskEqualsToken)
    return false;
  return !(ts.isNumericLiteral(node.right) && Number.isInteger(Number(node.right.text)));
}

describe('the rules of the house, in every source file', () => {
  it('there are files to look at', () => {
    expect(src.length).toBeGreaterThan(100);
    expect(ml.length).toBeGreaterThan(40);
  });

  it('no Math.random and no localeCompare anywhere', () => {
    expect(nodesWhere(all, (node) => isCallOn(node, 'Math', ['random']))).toEqual([]);
    expect(
      nodesWhere(
        all,
        (node) => ts.isPropertyAccessExpression(node) && /^(localeCompare|toLocale.*)$/.test(node.name.text),
      ),
    ).toEqual([]);
  });

  it('no clock in ml, contract, model, charts and words', () => {
    const pure = src.filter(({ path }) => /^src\/(ml|contract|model|charts|words)\//.test(path));
    expect(
      nodesWhere(
        pure,
        (node) =>
          isCallOn(node, 'Date', ['now']) ||
          isCallOn(node, 'performance', ['now']) ||
          (ts.isNewExpression(node) && node.expression.getText() === 'Date'),
      ),
    ).toEqual([]);
  });

  it('no Math.pow in ml, and ** only with a whole number written out', () => {
    expect(nodesWhere(ml, (node) => isCallOn(node, 'Math', ['pow']) || isPower(node))).toEqual([]);
  });

  it('no state at the top of a module: no let, no var', () => {
    expect(
      nodesWhere(
        all,
        (node) =>
          ts.isVariableStatement(node) &&
          ts.isSourceFile(node.parent) &&
          !(node.declarationList.flags & ts.NodeFlags.Const),
      ),
    ).toEqual([]);
  });

  it('no default export', () => {
    expect(
      nodesWhere(
        all,
        (node) =>
          ts.isExportAssignment(node) ||
          (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)),
      ),
    ).toEqual([]);
  });

  it('an index.ts only re-exports', () => {
    const doors = src.filter(({ path }) => path.endsWith('/index.ts') && !path.startsWith('src/ml/tasks/'));
    expect(
      doors.flatMap(({ path, tree }) =>
        tree.statements
          .filter((one) => !ts.isExportDeclaration(one))
          .map((one) => `${path}: ${one.getText()}`),
      ),
    ).toEqual([]);
  });

  it('file names are in kebab-case and a file has at most 320 lines', () => {
    expect(all.map(({ path }) => path).filter((path) => !/^[a-z0-9/-]+(\.d)?\.tsx?$/.test(path))).toEqual([]);
    expect(all.filter(({ text }) => text.split('\n').length > 320).map(({ path }) => path)).toEqual([]);
  });

  it('no word of how this was made', () => {
    // In pieces, so that this file passes too.
    const words = [
      ['ses', 'sion'],
      ['ag', 'ent'],
      ['hel', 'per'],
      ['CI ', 'host'],
    ].map((parts) => parts.join(''));
    const pattern = new RegExp(`\\b(${words.join('|')})s?\\b|/${'work'}\\b`, 'i');
    const lines = all.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
    );
    expect(lines).toEqual([]);
  });

  it('nothing in src knows the columns of the example table', () => {
    const columns = ['euribor3m', 'nr.employed', 'cons.price.idx', 'poutcome', 'pdays', 'housing'];
    const strings = nodesWhere(all, (node) => ts.isStringLiteralLike(node) && columns.includes(node.text));
    expect(strings).toEqual([]);
  });
});

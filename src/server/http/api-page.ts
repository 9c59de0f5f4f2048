import { html } from 'hono/html';
import { z } from 'zod';
import type { ModelFile } from '../../contract/index.ts';
import { usedFields } from '../../model/index.ts';
import { type Language, wordsFor } from '../../words/index.ts';
import { statuses } from '../request/request-error.ts';
import { type Operation, operations } from './operations.ts';

type Html = ReturnType<typeof html>;

const style =
  'body{margin:40px auto;max-width:80ch;padding:0 24px;font:14px/1.6 "IBM Plex Sans",system-ui,sans-serif}h1{font-size:20px}h2{font-size:16px;margin-top:32px}code,pre{font:13px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:12px;border:1px solid #8888;border-radius:4px}dt{font-weight:600;margin-top:16px}dd{margin:0 0 8px}';

/** The API as a page that needs nothing from elsewhere: addresses, schemas and errors, in the reader's language. */
export function apiPage(language: Language, model: ModelFile | null, host: string): Html {
  const { api } = wordsFor(language);
  const { page } = api;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<style>${style}</style>
</head>
<body>
<h1>${page.title}</h1>
<p>${page.about}</p>
<p>${page.schema} <a href="/openapi.json">/openapi.json</a></p>
<h2>${page.example}</h2>
<pre>${exampleCall(model, host)}</pre>
<h2>${page.operations}</h2>
${operations.map((operation) => operationPart(operation, language))}
<h2>${page.errors}</h2>
<p>${page.errorsAbout}</p>
<dl>
${Object.entries(api.errors).map(
  ([code, { title }]) =>
    html`<dt id="${code}"><code>${statuses[code as keyof typeof statuses]} ${code}</code></dt><dd>${title}</dd>`,
)}
</dl>
</body>
</html>
`;
}

function operationPart(
  { id, method, path, summary, parameters, body, answer }: Operation,
  language: Language,
): Html {
  const { page } = wordsFor(language).api;
  return html`<section id="${id}">
<h3><code>${method.toUpperCase()} ${path}</code></h3>
<p lang="en">${summary}</p>
${
  parameters &&
  html`<details><summary>${page.parameters}</summary><dl lang="en">${parameters.map(
    (one) => html`<dt><code>${one.name}</code></dt><dd>${one.description}</dd>`,
  )}</dl></details>`
}
${schemaPart(page.request, body)}
${schemaPart(page.answers, answer)}
</section>
`;
}

function schemaPart(title: string, schema: Operation['answer'] | undefined): Html | '' {
  const one = typeof schema === 'object' && schema !== null && 'lines' in schema ? schema.lines : schema;
  if (!(one instanceof z.ZodType)) return '';
  const text = JSON.stringify(z.toJSONSchema(one), null, 2);
  return html`<details><summary>${title}</summary><pre lang="en">${text}</pre></details>`;
}

/** A call that works as it stands, with the first value of each field that matters. */
function exampleCall(model: ModelFile | null, host: string): string {
  const client = Object.fromEntries(
    (model ? usedFields(model) : []).map(({ name, categories }) => [name, categories?.[0] ?? 0]),
  );
  // In a shell, a quote inside single quotes ends them.
  const body = JSON.stringify({ rows: [client] }).replaceAll("'", `'\\''`);
  return `curl http://${host}/api/v1/score -H 'Content-Type: application/json' -d '${body}'`;
}

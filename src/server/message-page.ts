import type { Context } from 'hono';
import { html } from 'hono/html';
import { type Words, wordsFor } from '../words/index.ts';
import { policies } from './policies.ts';
import { readersLanguage } from './request/readers-language.ts';

/** What a message says. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** A short page that says what is the matter, in the reader's language, with the way back. */
export function messagePage(
  c: Context,
  status: 403 | 404 | 405 | 500,
  pick: (server: Words['server']) => Message,
): Response | Promise<Response> {
  const language = readersLanguage(c.req.header('accept-language'));
  const { server } = wordsFor(language);
  const { title, text } = pick(server);
  c.header('Content-Security-Policy', policies.document);
  return c.html(
    html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>body{margin:64px auto;max-width:60ch;padding:0 24px;font:14px/1.6 "IBM Plex Sans",system-ui,sans-serif}h1{font-size:20px}</style>
</head>
<body>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">${server.toPage}</a> · <a href="/report">${server.toReport}</a></p>
</body>
</html>
`,
    status,
  );
}

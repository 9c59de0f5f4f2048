import { beforeAll, describe, expect, it } from 'vitest';
import type { Draw } from '../../../src/charts/index.ts';
import { createDraw } from '../../../src/render/index.ts';
import { profileTable, type TableProfile } from '../../../src/study/profile/index.ts';
import { renderProfilePage } from '../../../src/study/report/profile-page.ts';
import { wordsFor } from '../../../src/words/index.ts';
import { xmlFaults, xmlText } from '../../render/xml.ts';
import { madeTable, profileCsv, shuffled } from '../profile/made-table.ts';

let draw: Draw;
let profile: TableProfile;
beforeAll(async () => {
  draw = await createDraw();
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const mixed = shuffled(360);
  const header = 'who,age,plan,lost,also lost,rate,index,month,seen,y';
  const rows = mixed.map((i, at) => {
    const isPositive = i % 5 === 0;
    const isLost = i % 4 === 0;
    const phase = Math.floor(at / 30);
    return [
      `name ${i}`,
      20 + (i % 41),
      ['<b>gold</b>', 'silver & co'][i % 2],
      isLost ? '' : i % 3,
      isLost ? '' : 'pqr'[i % 3],
      phase,
      10 - phase,
      months[phase],
      isPositive ? i % 7 : '',
      isPositive ? 'yes' : 'no',
    ].join(',');
  });
  profile = await profileCsv(`${[header, ...rows].join('\n')}\n`, {
    columns: {
      age: { type: 'numeric', label: { en: 'Age in years', ru: 'Возраст в годах' } },
      plan: { type: 'binary', reason: { en: 'what they pay for', ru: 'за что платят' } },
      lost: { type: 'numeric' },
      'also lost': { type: 'nominal' },
      rate: { type: 'numeric', role: 'context' },
      index: { type: 'numeric' },
      month: { type: 'nominal', role: 'dropped', reason: 'of the call' },
      seen: { type: 'numeric' },
      y: { type: 'binary', role: 'outcome', positive: 'yes' },
    },
    calendar: { month: 'month', order: months, start: { year: 2021, month: 'jan' } },
  });
});

/** The page as XML: without doctype, style sheet and the void elements of HTML. */
const asXml = (page: string) =>
  page
    .replace('<!doctype html>', '')
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<(meta|br)\b([^>]*)>/g, '<$1$2/>')
    .trim();

describe.each(['en', 'ru'] as const)('renderProfilePage(profile, draw, %s)', (language) => {
  let made = '';
  const page = () => {
    made ||= renderProfilePage(profile, draw, { file: 'clients.csv', language });
    return made;
  };

  it('is well-formed, asks the network for nothing and has one h1', () => {
    expect(xmlFaults(asXml(page()))).toEqual([]);
    expect(page().replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|@import|url\((?!#)|<script|<link|<img|<iframe/,
    );
    expect(page().match(/<h1\b/g)).toHaveLength(1);
  });

  it('links to its sections', () => {
    const targets = [...page().matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThanOrEqual(6);
    for (const id of targets) expect(page()).toContain(` id="${id}"`);
  });

  it('has the alerts first, each with its rule', () => {
    const text = xmlText(asXml(page()));
    const { alerts, columnsTitle } = wordsFor(language).profile;
    const codes = [...new Set(profile.alerts.map(({ code }) => code))];
    expect(codes).toEqual(['leak', 'date', 'identifier', 'duplicate', 'missing']);
    const places = codes.map((code) => text.indexOf(alerts[code].title));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(places[places.length - 1]).toBeLessThan(text.lastIndexOf(columnsTitle));
  });

  it('names every column, labels and reasons in the language', () => {
    const text = xmlText(asXml(page()));
    for (const { name } of profile.columns) expect(text).toContain(name);
    expect(text).toContain(language === 'en' ? 'Age in years' : 'Возраст в годах');
    expect(text).toContain(language === 'en' ? 'what they pay for' : 'за что платят');
  });

  it('lets no cell become a tag, and shows no identifier', () => {
    expect(page()).not.toContain('<b>gold');
    expect(xmlText(asXml(page()))).toContain('<b>gold</b>');
    expect(page()).not.toMatch(/name \d/);
  });

  it('never says undefined, NaN or null', () => {
    expect(xmlText(asXml(page()))).not.toMatch(/undefined|NaN|null|\[object/);
  });
});

describe('renderProfilePage(profile, draw)', () => {
  it('of equal data has equal bytes', () => {
    const options = { file: 'clients.csv', language: 'en' } as const;
    expect(renderProfilePage(profile, draw, options)).toBe(renderProfilePage(profile, draw, options));
  });

  it('of a table with nothing in it says so', () => {
    const bare = profileTable(madeTable({ a: ['x', 'x', null] }), null);
    const page = renderProfilePage(bare, draw, { file: 'bare.csv', language: 'en' });
    const { profile: said } = wordsFor('en');
    expect(page).toContain(said.missingNone);
    expect(page).toContain(said.noPairs);
    expect(xmlFaults(asXml(page))).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../dist/web');
/** Before charts, queries and the editing of dashboards, in bytes. */
const most = 400_000;

describe('the built page', () => {
  it('takes at most 400 kB of scripts and styles, gzipped, before a chart is drawn, a query typed or a dashboard edited', () => {
    const files = readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name));
    const sizes = files
      .filter((name) => !/^(echarts|create-editor|edit-board)-/.test(name))
      .map((name) => gzipSync(readFileSync(join(folder, 'assets', name))).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`the page before charts: ${Math.round(total / 1000)} kB, gzipped`);
    for (const late of ['echarts', 'create-editor', 'edit-board'])
      expect(files.some((name) => name.startsWith(late))).toBe(true);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(most);
  });

  it('asks for echarts and the editors only when they are needed', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/echarts|create-editor|edit-board/);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|style=|\son\w+=/);
  });
});

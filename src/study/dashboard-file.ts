import { stringify } from 'yaml';
import {
  canonicalJson,
  checkSchema,
  type Dashboard,
  dashboardSchema,
  InputError,
} from '../contract/index.ts';
import { parseYaml } from './parse-yaml.ts';
import { reviseYaml } from './revise-yaml.ts';

/** Reads a dashboard (YAML). Errors: E_DASHBOARD, which names the first wrong field. */
export function parseDashboard(text: string, file: string): Dashboard {
  const code = 'E_DASHBOARD';
  return checkSchema(dashboardSchema, parseYaml(text, { code, file }), {
    code,
    file,
    hint: 'clientele schema dashboard prints what may stand there',
  });
}

/**
 * The file of a dashboard with another one in it: what did not change keeps its lines, comments and order. Where that
 * cannot be, as where a part that others repeat by an alias has changed, it is written anew.
 */
export function reviseDashboard(text: string, dashboard: Dashboard): string {
  const file = dashboard.name;
  const revised = reviseYaml(text, parseDashboard(text, file), dashboard);
  return isOf(revised, dashboard) ? revised : stringify(dashboard, { lineWidth: 0 });
}

function isOf(text: string, dashboard: Dashboard): boolean {
  try {
    return canonicalJson(parseDashboard(text, dashboard.name)) === canonicalJson(dashboard);
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

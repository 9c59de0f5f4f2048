import { checkSchema, type Dashboard, dashboardSchema } from '../contract/index.ts';
import { parseYaml } from './parse-yaml.ts';

/** Reads a dashboard (YAML). Errors: E_DASHBOARD, which names the first wrong field. */
export function parseDashboard(text: string, file: string): Dashboard {
  const code = 'E_DASHBOARD';
  return checkSchema(dashboardSchema, parseYaml(text, { code, file }), {
    code,
    file,
    hint: 'clientele schema dashboard prints what may stand there',
  });
}

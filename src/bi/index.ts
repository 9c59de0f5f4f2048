// dashboards over a table
export { type OpenDashboard, openDashboard } from './open-dashboard.ts';
// their queries
export { cubeQuery, type CubeShape } from './cube.ts';
export { preparedName, prepareParts } from './field-sql.ts';
export { type Measure, measuresOf } from './measures.ts';
// for Superset
export { type BundleFile, supersetBundle, type SupersetBundleOptions } from './superset/bundle.ts';
export { tableSql, type TableColumn, type TableSqlOptions } from './superset/table-sql.ts';

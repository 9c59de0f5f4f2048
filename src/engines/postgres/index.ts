export { openPostgres, type PostgresOptions, type PostgresSource, type TextCopy } from './open-postgres.ts';

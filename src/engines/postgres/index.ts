export { type CsvCopy, openPostgres, type PostgresOptions, type PostgresSource } from './open-postgres.ts';

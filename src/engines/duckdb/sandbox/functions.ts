/**
 * Every function that a typed query may use; what is not here is refused.
 *
 * Left out on purpose: what makes much from little (repeat, lpad, rpad, printf, format, range, generate_series, bar),
 * what cannot be interrupted (levenshtein and its like, list_* with a lambda), what tells of the server
 * (current_setting, getvariable, duckdb_*, pragma_*, version), what reads, runs or writes (read_*, query*, json_*,
 * nextval, write_log), and error.
 */
const groups = {
  aggregate: `any_value approx_count_distinct approx_quantile arg_max arg_min argmax argmin array_agg avg bit_and bit_or
    bit_xor bool_and bool_or corr count count_if count_star countif covar_pop covar_samp entropy first geomean
    kurtosis last list mad max max_by mean median min min_by mode product quantile quantile_cont quantile_disc
    regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem skewness histogram stddev
    stddev_pop stddev_samp string_agg sum var_pop var_samp variance`,
  window: `cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number`,
  number: `+ - * / // % ^ ** & | ~ << >> @ abs acos asin atan atan2 cbrt ceil ceiling cos degrees exp floor greatest
    isfinite isinf isnan least ln log log10 log2 pi pow power radians random round sign sin sqrt tan trunc width_bucket
    xor`,
  text: `|| ~~ !~~ ~~* !~~* ~~~ ^@ ascii chr concat concat_ws contains ends_with ilike_escape initcap instr lcase left
    length like_escape lower ltrim md5 not_ilike_escape not_like_escape overlay position prefix regexp_extract
    regexp_full_match regexp_matches replace reverse right rtrim split_part starts_with strip_accents strlen strpos
    substr substring suffix translate trim ucase unicode upper`,
  date: `age century current_date current_timestamp date_add date_diff date_part date_sub date_trunc datediff datepart
    datesub datetrunc day dayname dayofmonth dayofweek dayofyear decade epoch epoch_ms hour isodow isoyear
    last_day make_date make_time make_timestamp minute month monthname now quarter second strftime strptime time_bucket
    to_days to_hours to_minutes to_months to_quarters to_seconds to_timestamp to_weeks to_years today try_strptime week
    weekday weekofyear year yearweek`,
  other: `array_extract array_length coalesce hash ifnull len list_contains list_extract list_sort list_value nullif row
    struct_extract struct_pack typeof unnest`,
} as const;

/** In order of code units, in lower case. */
export const allowedFunctions: readonly string[] = Object.freeze(
  [...new Set(Object.values(groups).flatMap((names) => names.split(/\s+/)))].sort(),
);

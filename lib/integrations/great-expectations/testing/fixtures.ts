/** A validation as version 1 writes it. */
export const VALIDATION = {
  success: false,
  results: [
    {
      success: true,
      expectation_config: {
        type: 'expect_column_values_to_not_be_null',
        kwargs: { batch_id: 'b', column: 'tenure' },
        meta: {},
        id: 'x',
      },
      result: { element_count: 560, unexpected_count: 0, unexpected_percent: 0, partial_unexpected_list: [] },
      exception_info: { raised_exception: false, exception_message: null, exception_traceback: null },
      meta: {},
    },
    {
      success: false,
      expectation_config: {
        type: 'expect_column_values_to_match_regex',
        kwargs: { column: 'phone', regex: '^\\+49', mostly: 0.95 },
        severity: 'warning',
      },
      result: {
        element_count: 560,
        unexpected_count: 3,
        unexpected_percent: 0.5357142857,
        missing_count: 10,
        missing_percent: 1.7857142857,
        partial_unexpected_list: ['Ada Lovelace', '+33 1'],
        partial_unexpected_counts: [{ value: 'Ada Lovelace', count: 1 }],
        details: { example: 'Ada Lovelace' },
      },
      exception_info: {},
    },
    {
      success: false,
      expectation_config: { type: 'expect_column_max_to_be_between', kwargs: { column: 'surname', max_value: 5 } },
      result: { observed_value: 'Lovelace' },
      exception_info: {
        "('column.max', 'abc')": {
          raised_exception: true,
          exception_message: "ValueError: could not convert 'Ada Lovelace'",
          exception_traceback: 'Traceback: Ada Lovelace',
        },
      },
    },
  ],
  statistics: {
    evaluated_expectations: 3,
    successful_expectations: 1,
    unsuccessful_expectations: 2,
    success_percent: 33.3,
  },
  suite_name: 'contracts',
  meta: {
    great_expectations_version: '1.2.0',
    run_id: { run_name: null, run_time: '2026-10-01T03:00:00.123456+02:00' },
    active_batch_definition: { datasource_name: 'warehouse', data_asset_name: 'contracts' },
  },
}

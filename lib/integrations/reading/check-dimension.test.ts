import { expect, it } from 'vitest'
import { checkDimension } from './check-dimension'

it.each([
  ['expect_column_values_to_not_be_null', 'completeness'],
  ['ExpectColumnValuesToNotBeNull', 'completeness'],
  ['not_null_contracts_id', 'completeness'],
  ['expect_table_row_count_to_be_between', 'completeness'],
  ['expect_column_to_exist', 'consistency'],
  ['expect_column_values_to_be_of_type', 'consistency'],
  ['expect_table_columns_to_match_ordered_list', 'consistency'],
  ['relationships_contracts_customer_id', 'consistency'],
  ['source_freshness', 'timeliness'],
  ['expect_column_values_to_be_dateutil_parseable', 'timeliness'],
  ['dbt_utils_recency_contracts', 'timeliness'],
  ['expect_column_values_to_be_in_set', 'accuracy'],
  ['expect_column_values_to_be_unique', 'accuracy'],
  ['unique_contracts_id', 'accuracy'],
  ['accepted_values_contracts_status', 'accuracy'],
  ['expect_column_values_to_match_regex', 'accuracy'],
  ['anything', 'accuracy'],
])('%s is of %s', (name, dimension) => {
  expect(checkDimension(name)).toBe(dimension)
})

-- The card holder's name stays in the raw table: no relation that dbt makes has such a column.
select table_schema, table_name, column_name
from information_schema.columns
where column_name = 'card_holder'
    and table_schema in ('staging', 'marts')

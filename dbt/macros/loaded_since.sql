{# Whether a row's load is newer than all that the table holds, or as new, within the look-back. #}
{% macro loaded_since(loaded_at) -%}
    {{ loaded_at }} >= (
        select coalesce({{ dbt.dateadd('hour', -1 * var('load_lookback_hours'), 'max(loaded_at)') }}, cast('1970-01-01' as timestamp))
        from {{ this }}
    )
{%- endmacro %}

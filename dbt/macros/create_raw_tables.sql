{# The raw tables as sources.yml describes them, empty: only for the target `ci`, whose database is new at each run. #}
{% macro create_raw_tables() -%}
    {%- if execute and target.name == 'ci' -%}
        {%- for source in graph.sources.values() %}
create schema if not exists {{ source.schema }};
create table if not exists {{ source.schema }}.{{ source.identifier }} (
            {%- for column in source.columns.values() %}
    {{ column.name }} {{ column.data_type }}{{ "," if not loop.last else "" }}
            {%- endfor %}
);
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

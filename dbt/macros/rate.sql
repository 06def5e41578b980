{# A share of 0 to 1 with six decimals; null where there is nothing to divide by. #}
{% macro rate(part, whole) -%}
    cast(cast({{ part }} as double precision) / nullif(cast({{ whole }} as double precision), 0) as decimal(9,6))
{%- endmacro %}

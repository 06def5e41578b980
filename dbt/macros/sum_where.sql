{# A sum of money over the rows that meet a condition; zero where there are none. #}
{% macro sum_where(amount, condition) -%}
    cast(sum(case when {{ condition }} then {{ amount }} else 0 end) as decimal(38,3))
{%- endmacro %}

{# The columns of every fraud mart, over the result of fraud_sums. #}
{% macro fraud_columns(relation) -%}
    {{ relation }}.transaction_count,
    {{ relation }}.settled_count,
    {{ relation }}.settled_usd,
    {{ relation }}.measured_count,
    {{ relation }}.measured_usd,
    {{ relation }}.fraud_count,
    {{ relation }}.fraud_usd,
    {{ rate(relation ~ '.fraud_count', relation ~ '.measured_count') }} as fraud_rate,
    {{ rate(relation ~ '.fraud_usd', relation ~ '.measured_usd') }} as fraud_usd_rate
{%- endmacro %}

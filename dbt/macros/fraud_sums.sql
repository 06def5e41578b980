{# The measures of every fraud mart, over rows of int_transactions_matured. #}
{% macro fraud_sums() -%}
    cast(count(*) as bigint) as transaction_count,
    {{ count_where('is_settled') }} as settled_count,
    {{ sum_where('billing_amount_usd', 'is_settled') }} as settled_usd,
    {{ count_where('is_measured') }} as measured_count,
    {{ sum_where('billing_amount_usd', 'is_measured') }} as measured_usd,
    {{ count_where('is_fraud') }} as fraud_count,
    {{ sum_where('billing_amount_usd', 'is_fraud') }} as fraud_usd
{%- endmacro %}

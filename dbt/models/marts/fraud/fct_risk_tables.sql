{%- set subjects = {'terminal': 'terminal_id', 'merchant': 'merchant_id', 'mcc': 'mcc', 'bin': 'card_bin'} -%}

with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

subjects as (

    {% for kind, column in subjects.items() -%}
    select
        cast('{{ kind }}' as varchar(8)) as subject_kind,
        {{ column }} as subject_id,
        cast(as_of_at as date) as as_of_date,
        cast({{ dbt.datediff('label_matures_at', 'as_of_at', 'day') }} as integer) as days_matured,
        is_fraud

    from transactions
    where is_measured
    {% if not loop.last %}
    union all
    {% endif %}
    {% endfor -%}

),

final as (

    select
        subject_kind,
        cast(subject_id as varchar(800)) as subject_id,
        as_of_date,
        {% for days in [1, 7, 30] -%}
        {{ count_where('days_matured < ' ~ days) }} as matured_{{ days }}d_count,
        {{ count_where('is_fraud and days_matured < ' ~ days) }} as fraud_{{ days }}d_count,
        {% endfor -%}
        cast(count(*) as bigint) as matured_count,
        {{ count_where('is_fraud') }} as fraud_count,
        {{ rate(count_where('is_fraud'), 'count(*)') }} as fraud_rate

    from subjects
    group by subject_kind, subject_id, as_of_date

)

select * from final

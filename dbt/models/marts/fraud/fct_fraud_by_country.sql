with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

totals as (

    select
        event_date,
        merchant_country,
        {{ fraud_sums() }}

    from transactions
    group by event_date, merchant_country

),

final as (

    select
        totals.event_date,
        totals.merchant_country,
        {{ fraud_columns('totals') }}

    from totals

)

select * from final

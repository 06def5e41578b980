with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

categories as (

    select * from {{ ref('merchant_categories') }}

),

totals as (

    select
        event_date,
        mcc,
        {{ fraud_sums() }}

    from transactions
    group by event_date, mcc

),

final as (

    select
        totals.event_date,
        totals.mcc,
        coalesce(categories.trade, 'other') as trade,
        {{ fraud_columns('totals') }}

    from totals
    left join categories
        on totals.mcc = categories.mcc

)

select * from final

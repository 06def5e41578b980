with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

totals as (

    select
        event_date,
        {{ fraud_sums() }}

    from transactions
    group by event_date

),

final as (

    select
        totals.event_date,
        {{ fraud_columns('totals') }}

    from totals

)

select * from final

with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

totals as (

    select
        event_date,
        entry_mode,
        {{ fraud_sums() }}

    from transactions
    group by event_date, entry_mode

),

final as (

    select
        totals.event_date,
        totals.entry_mode,
        {{ fraud_columns('totals') }}

    from totals

)

select * from final

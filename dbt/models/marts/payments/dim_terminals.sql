with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

payments as (

    select * from {{ ref('fct_transactions') }}

),

totals as (

    select
        terminal_id,
        min(event_at) as first_seen_at,
        max(event_at) as last_seen_at,
        cast(count(distinct card_token) as bigint) as card_count,
        {{ fraud_sums() }}

    from transactions
    group by terminal_id

),

-- Of each terminal the row of its latest moment; ordering all rows to find it would be the dearest part.
latest as (

    select
        payments.terminal_id,
        payments.merchant_id,
        payments.merchant_country,
        payments.mcc,
        row_number() over (partition by payments.terminal_id order by payments.transaction_id) as place

    from payments
    inner join totals
        on payments.terminal_id = totals.terminal_id
        and payments.event_at = totals.last_seen_at

),

final as (

    select
        totals.terminal_id,
        latest.merchant_id,
        latest.merchant_country,
        latest.mcc,
        totals.first_seen_at,
        totals.last_seen_at,
        totals.card_count,
        {{ fraud_columns('totals') }}

    from totals
    inner join latest
        on totals.terminal_id = latest.terminal_id
        and latest.place = 1

)

select * from final

with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

payments as (

    select * from {{ ref('fct_transactions') }}

),

categories as (

    select * from {{ ref('merchant_categories') }}

),

totals as (

    select
        merchant_id,
        min(event_at) as first_seen_at,
        max(event_at) as last_seen_at,
        cast(count(distinct card_token) as bigint) as card_count,
        {{ fraud_sums() }}

    from transactions
    group by merchant_id

),

-- Of each merchant the row of its latest moment; ordering all rows to find it would be the dearest part.
latest as (

    select
        payments.merchant_id,
        payments.merchant_country,
        payments.mcc,
        row_number() over (partition by payments.merchant_id order by payments.transaction_id) as place

    from payments
    inner join totals
        on payments.merchant_id = totals.merchant_id
        and payments.event_at = totals.last_seen_at

),

final as (

    select
        totals.merchant_id,
        latest.merchant_country,
        latest.mcc,
        coalesce(categories.trade, 'other') as trade,
        totals.first_seen_at,
        totals.last_seen_at,
        totals.card_count,
        {{ fraud_columns('totals') }}

    from totals
    inner join latest
        on totals.merchant_id = latest.merchant_id
        and latest.place = 1
    left join categories
        on latest.mcc = categories.mcc

)

select * from final

with

transactions as (

    select * from {{ ref('stg_raw__transactions') }}

),

chargebacks as (

    select * from {{ ref('int_chargebacks_classified') }}

),

rates as (

    select * from {{ ref('exchange_rates') }}

),

loads as (

    select * from {{ ref('int_loads_dated') }}

),

disputes as (

    select
        transaction_id,
        min(case when is_fraud_reason then reported_at end) as fraud_reported_at,
        min(reported_at) as first_disputed_at,
        max(loaded_at) as loaded_at

    from chargebacks
    group by transaction_id

),

labelled as (

    select
        transactions.*,
        cast(cast(transactions.billing_amount as double precision) / rates.units_per_usd as decimal(18,3)) as billing_amount_usd,
        transactions.issuer_response = 'approved'
            and transactions.transaction_type in ('purchase', 'cash', 'recurring') as is_settled,
        disputes.first_disputed_at,
        disputes.fraud_reported_at,
        {{ dbt.dateadd('day', var('label_delay_days'), 'transactions.event_at') }} as label_matures_at,
        greatest(
            coalesce(loads.loaded_at, transactions.ingested_at),
            coalesce(disputes.loaded_at, loads.loaded_at, transactions.ingested_at)
        ) as loaded_at

    from transactions
    left join disputes
        on transactions.transaction_id = disputes.transaction_id
    left join rates
        on transactions.billing_currency_code = rates.currency_code
        and least(greatest(extract(year from transactions.event_at), 2023), 2024) = rates.rate_year
    left join loads
        on transactions.run_key = loads.run_key
        and loads.entity = 'transactions'

)

select * from labelled

with

transactions as (

    select * from {{ ref('fct_transactions') }}

),

-- From the fact itself: DuckDB keeps what two queries read of a CTE, and would keep the whole fact for each mart.
clock as (

    select greatest(max(event_at), coalesce(max(fraud_reported_at), max(event_at))) as as_of_at
    from {{ ref('fct_transactions') }}

),

dated as (

    select
        transactions.*,
        clock.as_of_at,
        transactions.label_matures_at <= clock.as_of_at as is_label_matured,
        coalesce(transactions.fraud_reported_at <= clock.as_of_at, false) as is_fraud_reported

    from transactions
    cross join clock

),

matured as (

    select
        dated.*,
        is_settled and is_label_matured as is_measured,
        is_settled and is_label_matured and is_fraud_reported as is_fraud

    from dated

)

select * from matured

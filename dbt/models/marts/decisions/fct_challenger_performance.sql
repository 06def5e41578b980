with

scores as (

    select * from {{ ref('stg_raw__shadow_scores') }}

),

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

measured as (

    select
        scores.event_date,
        scores.challenger_version,
        scores.champion_version,
        scores.champion_score,
        transactions.billing_amount_usd,
        transactions.is_fraud,
        sum(case when scores.champion_score >= {{ var('review_threshold') }} then 1 else 0 end)
            over (partition by scores.event_date, scores.challenger_version, scores.champion_version) as alert_budget,
        row_number() over (
            partition by scores.event_date, scores.challenger_version, scores.champion_version
            order by scores.challenger_score desc nulls last, scores.transaction_id
        ) as challenger_place

    from scores
    inner join transactions
        on scores.transaction_id = transactions.transaction_id
    where transactions.is_measured

),

final as (

    select
        event_date,
        challenger_version,
        champion_version,
        cast(count(*) as bigint) as measured_count,
        {{ count_where('is_fraud') }} as fraud_count,
        cast(max(alert_budget) as bigint) as alert_budget,
        {{ count_where('is_fraud and champion_score >= ' ~ var('review_threshold')) }} as champion_caught_count,
        {{ count_where('is_fraud and challenger_place <= alert_budget') }} as challenger_caught_count,
        {{ sum_where('billing_amount_usd', 'is_fraud and champion_score >= ' ~ var('review_threshold')) }} as champion_caught_usd,
        {{ sum_where('billing_amount_usd', 'is_fraud and challenger_place <= alert_budget') }} as challenger_caught_usd

    from measured
    group by event_date, challenger_version, champion_version

)

select * from final

with

alerts as (

    select * from {{ ref('fct_alerts') }}

),

final as (

    select
        event_date,
        decision,
        cast(count(*) as bigint) as alert_count,
        cast(sum(billing_amount_usd) as decimal(38,3)) as alert_usd,
        {{ count_where('is_reviewed') }} as reviewed_count,
        {{ count_where("verdict = 'fraud'") }} as verdict_fraud_count,
        {{ count_where("verdict = 'genuine'") }} as verdict_genuine_count,
        {{ count_where("verdict = 'unsure'") }} as verdict_unsure_count,
        {{ count_where("outcome = 'fraud'") }} as outcome_fraud_count,
        {{ count_where("outcome = 'genuine'") }} as outcome_genuine_count,
        {{ count_where("outcome = 'open'") }} as outcome_open_count,
        {{ count_where('is_verdict_right') }} as right_verdict_count,
        {{ count_where('not is_verdict_right') }} as wrong_verdict_count,
        cast(avg(cast(minutes_to_verdict as double precision)) as decimal(18,2)) as mean_minutes_to_verdict

    from alerts
    group by event_date, decision

)

select * from final

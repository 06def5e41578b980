with

decisions as (

    select * from {{ ref('int_decisions_judged') }}

),

totals as (

    select
        event_date,
        model_version,
        degrade_step,
        cast(count(*) as bigint) as decision_count,
        {{ count_where('is_alert') }} as alert_count,
        {{ count_where('is_measured') }} as measured_count,
        {{ count_where('is_alert and is_fraud') }} as true_positive_count,
        {{ count_where('is_alert and is_genuine') }} as false_positive_count,
        {{ count_where('not is_alert and is_fraud') }} as false_negative_count,
        {{ count_where('not is_alert and is_genuine') }} as true_negative_count,
        {{ sum_where('billing_amount_usd', 'is_alert and is_fraud') }} as caught_usd,
        {{ sum_where('billing_amount_usd', 'not is_alert and is_fraud') }} as missed_usd,
        {{ sum_where('billing_amount_usd', 'is_alert and is_genuine') }} as disturbed_usd

    from decisions
    group by event_date, model_version, degrade_step

),

final as (

    select
        event_date,
        model_version,
        degrade_step,
        decision_count,
        alert_count,
        measured_count,
        true_positive_count,
        false_positive_count,
        false_negative_count,
        true_negative_count,
        {{ rate('true_positive_count', '(true_positive_count + false_positive_count)') }} as precision_rate,
        {{ rate('true_positive_count', '(true_positive_count + false_negative_count)') }} as recall_rate,
        {{ rate('false_positive_count', '(false_positive_count + true_negative_count)') }} as false_positive_rate,
        caught_usd,
        missed_usd,
        disturbed_usd,
        {{ rate('caught_usd', '(caught_usd + missed_usd)') }} as money_recall_rate

    from totals

)

select * from final

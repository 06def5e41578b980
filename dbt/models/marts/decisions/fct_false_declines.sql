with

decisions as (

    select * from {{ ref('int_decisions_judged') }}

),

totals as (

    select
        event_date,
        model_version,
        entry_mode,
        {{ count_where("decision = 'decline'") }} as decline_count,
        {{ count_where("decision = 'decline' and is_measured") }} as measured_decline_count,
        {{ count_where("decision = 'decline' and is_genuine") }} as false_decline_count,
        {{ sum_where('billing_amount_usd', "decision = 'decline' and is_genuine") }} as false_decline_usd,
        {{ count_where('is_genuine') }} as genuine_count

    from decisions
    group by event_date, model_version, entry_mode

),

final as (

    select
        event_date,
        model_version,
        entry_mode,
        decline_count,
        measured_decline_count,
        false_decline_count,
        false_decline_usd,
        genuine_count,
        {{ rate('false_decline_count', 'measured_decline_count') }} as false_decline_share,
        {{ rate('false_decline_count', 'genuine_count') }} as false_decline_rate

    from totals

)

select * from final

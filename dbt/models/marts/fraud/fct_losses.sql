with

chargebacks as (

    select * from {{ ref('fct_chargebacks') }}

),

decisions as (

    select * from {{ ref('fct_decisions') }}

),

final as (

    select
        chargebacks.reported_date,
        chargebacks.reason_code,
        chargebacks.reason_description,
        chargebacks.is_fraud_reason,
        cast(count(*) as bigint) as chargeback_count,
        cast(coalesce(sum(chargebacks.transaction_usd), 0) as decimal(38,3)) as chargeback_usd,
        {{ count_where("decisions.decision = 'decline'") }} as prevented_count,
        {{ sum_where('chargebacks.transaction_usd', "decisions.decision = 'decline'") }} as prevented_usd,
        {{ sum_where('chargebacks.transaction_usd', "coalesce(decisions.decision, 'approve') <> 'decline'") }} as loss_usd,
        cast(avg(cast(chargebacks.days_to_report as double precision)) as decimal(9,2)) as mean_days_to_report

    from chargebacks
    left join decisions
        on chargebacks.transaction_id = decisions.transaction_id
    where chargebacks.has_transaction
    group by
        chargebacks.reported_date,
        chargebacks.reason_code,
        chargebacks.reason_description,
        chargebacks.is_fraud_reason

)

select * from final

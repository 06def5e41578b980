with

decisions as (

    select * from {{ ref('int_decisions_judged') }}

),

feedback as (

    select * from {{ ref('stg_raw__feedback') }}

),

final as (

    select
        decisions.transaction_id,
        decisions.card_token,
        decisions.event_at,
        decisions.event_date,
        decisions.decided_at,
        decisions.score,
        decisions.decision,
        decisions.first_reason,
        decisions.model_version,
        decisions.policy_version,
        decisions.billing_amount_usd,
        feedback.verdict,
        feedback.given_at,
        feedback.verdict is not null as is_reviewed,
        cast({{ dbt.datediff('decisions.decided_at', 'feedback.given_at', 'minute') }} as bigint) as minutes_to_verdict,
        cast(case
            when decisions.is_fraud_reported then 'fraud'
            when decisions.is_genuine then 'genuine'
            else 'open'
        end as varchar(8)) as outcome,
        case
            when feedback.verdict = 'fraud' and decisions.is_genuine then false
            when feedback.verdict = 'genuine' and decisions.is_fraud_reported then false
            when feedback.verdict in ('fraud', 'genuine') and (decisions.is_fraud_reported or decisions.is_genuine) then true
        end as is_verdict_right

    from decisions
    left join feedback
        on decisions.transaction_id = feedback.transaction_id
    where decisions.is_alert

)

select * from final

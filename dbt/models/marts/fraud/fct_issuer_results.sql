with

transactions as (

    select * from {{ ref('int_transactions_matured') }}

),

decisions as (

    select * from {{ ref('fct_decisions') }}

),

responses as (

    select
        transactions.*,
        coalesce(decisions.decision = 'decline', false) as is_declined_by_policy

    from transactions
    left join decisions
        on transactions.transaction_id = decisions.transaction_id

),

totals as (

    select
        card_bin,
        card_country,
        {{ count_where("issuer_response = 'approved'") }} as approved_count,
        {{ count_where("issuer_response = 'insufficient_funds'") }} as insufficient_funds_count,
        {{ count_where("issuer_response = 'do_not_honor'") }} as do_not_honor_count,
        {{ count_where("issuer_response in ('wrong_pin', 'expired_card')") }} as card_problem_count,
        {{ count_where('is_declined_by_policy') }} as policy_decline_count,
        {{ fraud_sums() }}

    from responses
    group by card_bin, card_country

),

final as (

    select
        card_bin,
        card_country,
        approved_count,
        insufficient_funds_count,
        do_not_honor_count,
        card_problem_count,
        policy_decline_count,
        {{ rate('approved_count', 'transaction_count') }} as approval_rate,
        {{ rate('policy_decline_count', 'transaction_count') }} as policy_decline_rate,
        {{ fraud_columns('totals') }}

    from totals

)

select * from final

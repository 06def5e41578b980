with

rejected as (

    select * from {{ ref('stg_raw__rejected_counts') }}

),

final as (

    select
        arrived_date,
        stage,
        entity,
        reason,
        cast(sum(row_count) as bigint) as rejected_count

    from rejected
    group by arrived_date, stage, entity, reason

)

select * from final

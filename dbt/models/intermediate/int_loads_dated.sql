with

loads as (

    select * from {{ ref('stg_ops__loads') }}

),

dated as (

    select
        run_key,
        entity,
        max(loaded_at) as loaded_at

    from loads
    group by run_key, entity

)

select * from dated

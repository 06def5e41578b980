-- Every decision that was loaded is in the fact, once.
with

loaded as (

    select count(*) as row_count
    from {{ ref('stg_raw__decisions') }}

),

modelled as (

    select count(*) as row_count
    from {{ ref('fct_decisions') }}

)

select loaded.row_count, modelled.row_count as modelled_row_count
from loaded
cross join modelled
where loaded.row_count <> modelled.row_count

-- What was loaded and what the fact holds: as many rows and the same money, to the cent.
with

loaded as (

    select
        count(*) as row_count,
        coalesce(sum(billing_amount), 0) as billing_amount
    from {{ ref('stg_raw__transactions') }}

),

modelled as (

    select
        count(*) as row_count,
        coalesce(sum(billing_amount), 0) as billing_amount
    from {{ ref('fct_transactions') }}

)

select loaded.row_count, modelled.row_count as modelled_row_count
from loaded
cross join modelled
where loaded.row_count <> modelled.row_count
    or loaded.billing_amount <> modelled.billing_amount

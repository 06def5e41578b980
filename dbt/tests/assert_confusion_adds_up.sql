-- Every measured decision is exactly one of the four.
select event_date, model_version, degrade_step
from {{ ref('fct_model_performance') }}
where measured_count <> true_positive_count + false_positive_count + false_negative_count + true_negative_count

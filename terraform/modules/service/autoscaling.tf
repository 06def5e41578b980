resource "aws_appautoscaling_target" "this" {
  service_namespace  = "ecs"
  resource_id        = "service/${var.cluster_name}/${aws_ecs_service.this.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.tasks.least
  max_capacity       = var.tasks.most
}

locals {
  # A registered reader (enhanced fan-out) is measured by itself; polling ones share the stream's own measure.
  lag = {
    metric     = try(var.scale_on_lag.reader, null) == null ? "GetRecords.IteratorAgeMilliseconds" : "SubscribeToShardEvent.MillisBehindLatest"
    dimensions = { for key, value in { StreamName = try(var.scale_on_lag.stream, null), ConsumerName = try(var.scale_on_lag.reader, null) } : key => value if value != null }
  }
}

# By load: keep the processors about this busy.
resource "aws_appautoscaling_policy" "load" {
  count = var.scale_on_cpu_percent == null ? 0 : 1

  name               = "load"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = var.scale_on_cpu_percent
    scale_in_cooldown  = 300
    scale_out_cooldown = 30

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

# By lag: more readers when the oldest unread record grows old, fewer once there has been none for long.
resource "aws_appautoscaling_policy" "lag" {
  count = var.scale_on_lag == null ? 0 : 1

  name               = "lag"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type         = "PercentChangeInCapacity"
    cooldown                = 120
    metric_aggregation_type = "Maximum"

    # Up to six times the threshold: half as many again; above: twice as many.
    min_adjustment_magnitude = 1

    step_adjustment {
      metric_interval_lower_bound = 0
      metric_interval_upper_bound = try(var.scale_on_lag.out_milliseconds * 5, null)
      scaling_adjustment          = 50
    }

    step_adjustment {
      metric_interval_lower_bound = try(var.scale_on_lag.out_milliseconds * 5, null)
      scaling_adjustment          = 100
    }
  }
}

resource "aws_appautoscaling_policy" "no_lag" {
  count = var.scale_on_lag == null ? 0 : 1

  name               = "no-lag"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 900
    metric_aggregation_type = "Maximum"

    step_adjustment {
      metric_interval_upper_bound = 0
      scaling_adjustment          = -1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "lag" {
  count = var.scale_on_lag == null ? 0 : 1

  alarm_name          = "${var.name}-${var.service}-scale-out"
  alarm_description   = "Starts more tasks of ${var.service}: it falls behind."
  namespace           = "AWS/Kinesis"
  metric_name         = local.lag.metric
  dimensions          = local.lag.dimensions
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 2
  threshold           = var.scale_on_lag.out_milliseconds
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = aws_appautoscaling_policy.lag[*].arn
}

resource "aws_cloudwatch_metric_alarm" "no_lag" {
  count = var.scale_on_lag == null ? 0 : 1

  alarm_name          = "${var.name}-${var.service}-scale-in"
  alarm_description   = "Stops a task of ${var.service}: it has kept up for half an hour."
  namespace           = "AWS/Kinesis"
  metric_name         = local.lag.metric
  dimensions          = local.lag.dimensions
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 6
  threshold           = var.scale_on_lag.in_milliseconds
  comparison_operator = "LessThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = aws_appautoscaling_policy.no_lag[*].arn
}

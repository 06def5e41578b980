resource "aws_kinesis_firehose_delivery_stream" "this" {
  for_each = local.deliveries

  name        = "${var.name}-${each.key}"
  destination = "extended_s3"

  # A stream read from Kinesis is encrypted there; only a direct one has encryption of its own.
  dynamic "server_side_encryption" {
    for_each = each.value.stream == null ? [1] : []

    content {
      enabled  = true
      key_type = "CUSTOMER_MANAGED_CMK"
      key_arn  = var.data_key_arn
    }
  }

  dynamic "kinesis_source_configuration" {
    for_each = each.value.stream == null ? [] : [each.value.stream]

    content {
      kinesis_stream_arn = var.stream_arns[kinesis_source_configuration.value]
      role_arn           = aws_iam_role.this[each.key].arn
    }
  }

  extended_s3_configuration {
    role_arn            = aws_iam_role.this[each.key].arn
    bucket_arn          = var.lake_arn
    prefix              = "raw/${each.value.entity}/${local.hour}/"
    error_output_prefix = "raw-errors/!{firehose:error-output-type}/${each.value.entity}/"
    buffering_interval  = var.buffer_seconds
    buffering_size      = var.buffer_megabytes
    compression_format  = "GZIP"
    kms_key_arn         = var.data_key_arn

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.this.name
      log_stream_name = aws_cloudwatch_log_stream.this[each.key].name
    }
  }

  depends_on = [aws_iam_role_policy.this]
}

locals {
  # Hive-style folders, so that a partition is found by its name. The hour is that of arrival.
  hour = "year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}"

  # From a stream, or put directly when that is null.
  deliveries = {
    transactions-to-lake = { stream = "transactions", entity = "transactions" }
    decisions-to-lake    = { stream = "decisions", entity = "decisions" }
    chargebacks-to-lake  = { stream = "chargebacks", entity = "chargebacks" }
    dead-letters         = { stream = null, entity = "dead_letters" }
    shadow-scores        = { stream = null, entity = "shadow_scores" }
    feedback             = { stream = null, entity = "feedback" }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/visa/${var.name}/delivery"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.telemetry_key_arn
}

resource "aws_cloudwatch_log_stream" "this" {
  for_each = local.deliveries

  name           = each.key
  log_group_name = aws_cloudwatch_log_group.this.name
}

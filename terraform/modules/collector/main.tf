locals {
  # OTLP in; spans to X-Ray, metrics to CloudWatch in the embedded metric format. Logs go by the container's own driver.
  configuration = {
    extensions = { health_check = { endpoint = "0.0.0.0:13133" } }

    receivers = { otlp = { protocols = { grpc = { endpoint = "0.0.0.0:4317" } } } }

    processors = {
      memory_limiter = { check_interval = "1s", limit_percentage = 80, spike_limit_percentage = 20 }
      batch          = { timeout = "5s", send_batch_size = 512 }
    }

    exporters = {
      awsxray = { region = var.region, indexed_attributes = ["visa.model.version", "visa.decision.step"] }
      awsemf = {
        region                           = var.region
        namespace                        = var.namespace
        log_group_name                   = aws_cloudwatch_log_group.metrics.name
        log_stream_name                  = "{TaskId}"
        dimension_rollup_option          = "NoDimensionRollup"
        resource_to_telemetry_conversion = { enabled = true }
        # Each set of dimensions is a metric to pay for: those of the alarms and the dashboard, no other.
        metric_declarations = [
          { dimensions = [["service.name"]], metric_name_selectors = ["^visa\\.", "^messaging\\.client\\.", "^dotnet\\.gc\\.pause\\.time$"] },
          { dimensions = [["service.name", "visa.decision.outcome"], ["service.name", "visa.decision.step"]], metric_name_selectors = ["^visa\\.decisions$"] }
        ]
      }
    }

    service = {
      extensions = ["health_check"]
      pipelines = {
        traces  = { receivers = ["otlp"], processors = ["memory_limiter", "batch"], exporters = ["awsxray"] }
        metrics = { receivers = ["otlp"], processors = ["memory_limiter", "batch"], exporters = ["awsemf"] }
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "metrics" {
  name              = "/visa/${var.name}/metrics"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.telemetry_key_arn
}

data "aws_iam_policy_document" "this" {
  # X-Ray knows no resource for these.
  statement {
    sid       = "SendSpans"
    actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"]
    resources = ["*"]
  }

  statement {
    sid       = "WriteMetrics"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.metrics.arn}:*"]
  }

  statement {
    sid       = "SeeTheLogGroup"
    actions   = ["logs:DescribeLogStreams"]
    resources = [aws_cloudwatch_log_group.metrics.arn]
  }
}

# One trace a second always, and this share of the rest, decided where a trace begins.
resource "aws_xray_sampling_rule" "this" {
  rule_name      = var.name
  priority       = 1000
  version        = 1
  reservoir_size = 1
  fixed_rate     = var.sampled_share
  host           = "*"
  http_method    = "*"
  resource_arn   = "*"
  service_name   = "*"
  service_type   = "*"
  url_path       = "*"
}

resource "aws_xray_group" "this" {
  group_name        = var.name
  filter_expression = "annotation.deployment_environment_name = \"${var.environment}\""
}

locals {
  reader = var.consumer_reader == null ? [] : [["AWS/Kinesis", "SubscribeToShardEvent.MillisBehindLatest", "StreamName", var.streams.transactions, "ConsumerName", var.consumer_reader]]

  charts = [
    { title = "Decisions, by outcome", stat = "Sum", metrics = [for outcome in ["approve", "review", "decline"] : [var.namespace, "visa.decisions", "service.name", "consumer", "visa.decision.outcome", outcome]] },
    { title = "Decisions, by step of the ladder", stat = "Sum", metrics = [for step in ["model", "rules_only", "safe_default"] : [var.namespace, "visa.decisions", "service.name", "consumer", "visa.decision.step", step]] },
    { title = "Decision latency p50 and p99 (s)", stat = "p99", metrics = [[var.namespace, "visa.decision.latency", "service.name", "consumer"], ["...", { stat = "p50" }]] },
    { title = "Age of the oldest unread record (ms)", stat = "Maximum", metrics = concat([for stream in values(var.streams) : ["AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "StreamName", stream]], local.reader) },
    { title = "Incoming records", stat = "Sum", metrics = [for stream in values(var.streams) : ["AWS/Kinesis", "IncomingRecords", "StreamName", stream]] },
    { title = "Turned away", stat = "Sum", metrics = [for pair in setproduct(values(var.streams), ["WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded"]) : ["AWS/Kinesis", pair[1], "StreamName", pair[0]]] },
    { title = "Scoring a batch p99 (s)", stat = "p99", metrics = [[var.namespace, "visa.scoring.duration", "service.name", "scoring"]] },
    { title = "Dead letters and alerts", stat = "Sum", metrics = [["AWS/Firehose", "IncomingRecords", "DeliveryStreamName", var.deliveries["dead-letters"]], [var.namespace, "visa.alerts", "service.name", "scoring"]] },
    { title = "Age of what lies in the lake (s)", stat = "Maximum", metrics = [for name in ["transactions-to-lake", "decisions-to-lake", "chargebacks-to-lake"] : ["AWS/Firehose", "DeliveryToS3.DataFreshness", "DeliveryStreamName", var.deliveries[name]]] },
    { title = "Processor of the services (%)", stat = "Average", metrics = [for service in ["consumer", "scoring", "orchestrator", "generator"] : ["AWS/ECS", "CPUUtilization", "ClusterName", var.cluster_name, "ServiceName", service]] },
    { title = "Running tasks", stat = "Average", metrics = [for service in ["consumer", "scoring", "orchestrator"] : ["ECS/ContainerInsights", "RunningTaskCount", "ClusterName", var.cluster_name, "ServiceName", service]] },
    { title = "Warehouse (RPUs)", stat = "Average", metrics = [["AWS/Redshift-Serverless", "ComputeCapacity", "Workgroup", var.workgroup]] },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = [for index, chart in local.charts : {
      type   = "metric"
      x      = 8 * (index % 3)
      y      = 6 * floor(index / 3)
      width  = 8
      height = 6
      properties = {
        title   = chart.title
        region  = var.region
        stat    = chart.stat
        period  = 60
        view    = "timeSeries"
        metrics = chart.metrics
      }
    }]
  })
}

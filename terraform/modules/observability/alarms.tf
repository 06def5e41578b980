locals {
  defaults = { statistic = "Maximum", percentile = null, period = 60, periods = 3 }

  alarms = { for key, alarm in {
    iterator-age = {
      description = "The consumer is behind: the oldest unread transaction is too old."
      namespace   = "AWS/Kinesis"
      metric      = var.consumer_reader == null ? "GetRecords.IteratorAgeMilliseconds" : "SubscribeToShardEvent.MillisBehindLatest"
      dimensions  = { for name, value in { StreamName = var.streams.transactions, ConsumerName = var.consumer_reader } : name => value if value != null }
      threshold   = var.objectives.iterator_age_milliseconds
    }
    decisions-age = {
      description = "Scoring or Firehose is behind on the decisions."
      namespace   = "AWS/Kinesis"
      metric      = "GetRecords.IteratorAgeMilliseconds"
      dimensions  = { StreamName = var.streams.decisions }
      threshold   = var.objectives.iterator_age_milliseconds
    }
    write-throttled = {
      description = "Producers are turned away: the stream of transactions has too few shards."
      namespace   = "AWS/Kinesis"
      metric      = "WriteProvisionedThroughputExceeded"
      dimensions  = { StreamName = var.streams.transactions }
      statistic   = "Sum"
      threshold   = 0
    }
    decision-p99 = {
      description = "One decision in a hundred takes longer than the objective, from send to acknowledgement."
      namespace   = var.namespace
      metric      = "visa.decision.latency"
      dimensions  = { "service.name" = "consumer" }
      percentile  = "p99"
      periods     = 5
      threshold   = var.objectives.decision_p99_seconds
    }
    dead-letters = {
      description = "Records that could not be processed came in."
      namespace   = "AWS/Firehose"
      metric      = "IncomingRecords"
      dimensions  = { DeliveryStreamName = var.deliveries["dead-letters"] }
      statistic   = "Sum"
      period      = 300
      periods     = 1
      threshold   = 0
    }
    replay-divergences = {
      description = "A record was decided again under another context than the recorded one."
      namespace   = var.namespace
      metric      = "visa.replay.divergences"
      dimensions  = { "service.name" = "consumer" }
      statistic   = "Sum"
      period      = 300
      periods     = 1
      threshold   = 0
    }
    failed-runs = {
      description = "A run of a pipeline failed."
      namespace   = var.namespace
      metric      = "failed-runs"
      dimensions  = {}
      statistic   = "Sum"
      period      = 300
      periods     = 1
      threshold   = 0
    }
    loads-late = {
      description = "Transactions reach the lake too late; every load after it is late too."
      namespace   = "AWS/Firehose"
      metric      = "DeliveryToS3.DataFreshness"
      dimensions  = { DeliveryStreamName = var.deliveries["transactions-to-lake"] }
      period      = 300
      threshold   = var.objectives.lake_freshness_seconds
    }
  } : key => merge(local.defaults, alarm) }

  # What AWS itself says of the steps that it runs.
  events = {
    glue-failed = {
      description = "A run of the Glue job did not succeed"
      pattern = {
        source      = ["aws.glue"]
        detail-type = ["Glue Job State Change"]
        detail      = { jobName = [var.glue_job], state = ["FAILED", "TIMEOUT", "STOPPED"] }
      }
    }
    load-failed = {
      description = "A statement of a load did not succeed in the warehouse"
      pattern = {
        source      = ["aws.redshift-data"]
        detail-type = ["Redshift Data Statement Status Change"]
        detail      = { state = ["FAILED", "ABORTED"] }
      }
    }
  }
}

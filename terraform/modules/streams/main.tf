resource "aws_kinesis_stream" "this" {
  for_each = var.streams

  name             = "${var.name}-${each.key}"
  shard_count      = each.value.shards
  retention_period = each.value.retention_hours
  encryption_type  = "KMS"
  kms_key_id       = var.data_key_arn

  # Without it, a registered reader (enhanced fan-out) would keep the stream from being deleted.
  enforce_consumer_deletion = true

  stream_mode_details {
    stream_mode = each.value.shards == null ? "ON_DEMAND" : "PROVISIONED"
  }
}

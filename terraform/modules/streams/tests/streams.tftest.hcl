mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name         = "visa-test"
  data_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/data"
  streams      = { transactions = { shards = 2, retention_hours = 24 }, decisions = { retention_hours = 168 } }
}

run "streams_are_provisioned_with_shards_and_on_demand_without" {
  assert {
    condition     = one(aws_kinesis_stream.this["transactions"].stream_mode_details).stream_mode == "PROVISIONED" && one(aws_kinesis_stream.this["decisions"].stream_mode_details).stream_mode == "ON_DEMAND"
    error_message = "Shards decide the mode."
  }

  assert {
    condition     = alltrue([for stream in aws_kinesis_stream.this : stream.encryption_type == "KMS" && stream.kms_key_id == var.data_key_arn])
    error_message = "A stream is not encrypted with the key that it is given."
  }
}

run "refuses_a_stream_without_room" {
  command = plan

  variables {
    streams = { transactions = { shards = 0, retention_hours = 24 } }
  }

  expect_failures = [var.streams]
}

run "refuses_a_retention_that_kinesis_has_not" {
  command = plan

  variables {
    streams = { transactions = { shards = 1, retention_hours = 12 } }
  }

  expect_failures = [var.streams]
}

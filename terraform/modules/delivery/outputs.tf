output "names" {
  description = "Names of the delivery streams, by short name."
  value       = { for key, delivery in aws_kinesis_firehose_delivery_stream.this : key => delivery.name }
}

output "arns" {
  description = "ARNs of the delivery streams, by short name."
  value       = { for key, delivery in aws_kinesis_firehose_delivery_stream.this : key => delivery.arn }
}

output "prefixes" {
  description = "Folders that each delivery stream writes, and those for what it could not deliver."
  value = { for key, delivery in aws_kinesis_firehose_delivery_stream.this : key => {
    objects = one(delivery.extended_s3_configuration).prefix
    errors  = one(delivery.extended_s3_configuration).error_output_prefix
  } }
}

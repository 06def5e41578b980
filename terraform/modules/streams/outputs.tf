output "names" {
  description = "Names of the streams, by short name."
  value       = { for key, stream in aws_kinesis_stream.this : key => stream.name }
}

output "arns" {
  description = "ARNs of the streams, by short name."
  value       = { for key, stream in aws_kinesis_stream.this : key => stream.arn }
}

output "encryption_types" {
  description = "How each stream is encrypted, by short name."
  value       = { for key, stream in aws_kinesis_stream.this : key => stream.encryption_type }
}

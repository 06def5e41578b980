output "data_key_arn" {
  description = "Key of streams, lake, lease table, warehouse, database and images."
  value       = aws_kms_key.this["data"].arn
}

output "secrets_key_arn" {
  description = "Key of Secrets Manager."
  value       = aws_kms_key.this["secrets"].arn
}

output "telemetry_key_arn" {
  description = "Key of logs and alarm notifications."
  value       = aws_kms_key.this["telemetry"].arn
}

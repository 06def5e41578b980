output "bucket" {
  description = "Name of the lake's bucket."
  value       = aws_s3_bucket.this.id
}

output "arn" {
  description = "ARN of the lake's bucket."
  value       = aws_s3_bucket.this.arn
}

output "logs_bucket" {
  description = "Name of the bucket of access logs."
  value       = aws_s3_bucket.logs.id

  # The balancer tries to write as soon as it knows the name.
  depends_on = [aws_s3_bucket_policy.logs]
}

output "is_encrypted_with" {
  description = "Key of the bucket's default encryption."
  value       = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).kms_master_key_id
}

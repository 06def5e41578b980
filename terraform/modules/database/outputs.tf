output "arn" {
  description = "ARN of the cluster."
  value       = aws_rds_cluster.this.arn
}

output "endpoint" {
  description = "Where the writer answers."
  value       = aws_rds_cluster.this.endpoint
}

output "resource_id" {
  description = "What rds-db:connect names the cluster by."
  value       = aws_rds_cluster.this.cluster_resource_id
}

output "master_secret_arn" {
  description = "Secret of the administrator, made and rotated by RDS."
  value       = one(aws_rds_cluster.this.master_user_secret[*].secret_arn)
}

output "is_encrypted" {
  description = "Whether the storage is encrypted."
  value       = aws_rds_cluster.this.storage_encrypted
}

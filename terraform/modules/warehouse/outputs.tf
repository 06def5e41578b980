output "workgroup" {
  description = "Name of the workgroup."
  value       = aws_redshiftserverless_workgroup.this.workgroup_name
}

output "workgroup_arn" {
  description = "ARN of the workgroup."
  value       = aws_redshiftserverless_workgroup.this.arn
}

output "database" {
  description = "Name of the database."
  value       = aws_redshiftserverless_namespace.this.db_name
}

output "schemas" {
  description = "Schemas that are made."
  value       = keys(local.schemas)
}

output "copy_role_arn" {
  description = "Role that COPY and UNLOAD take."
  value       = aws_iam_role.copy.arn
}

output "is_public" {
  description = "Whether the warehouse can be reached from outside the network."
  value       = aws_redshiftserverless_workgroup.this.publicly_accessible
}

output "key_arn" {
  description = "Key of the warehouse."
  value       = aws_redshiftserverless_namespace.this.kms_key_id
}

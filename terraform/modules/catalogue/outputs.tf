output "job_name" {
  description = "Name of the Glue job."
  value       = aws_glue_job.this.name
}

output "job_arn" {
  description = "ARN of the Glue job."
  value       = aws_glue_job.this.arn
}

output "databases" {
  description = "Names of the catalogue's databases, by zone of the lake."
  value       = { for zone, database in aws_glue_catalog_database.this : zone => database.name }
}

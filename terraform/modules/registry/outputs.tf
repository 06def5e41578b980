output "urls" {
  description = "Addresses of the repositories, by image."
  value       = { for key, repository in aws_ecr_repository.this : key => repository.repository_url }
}

output "arns" {
  description = "ARNs of the repositories, by image."
  value       = { for key, repository in aws_ecr_repository.this : key => repository.arn }
}

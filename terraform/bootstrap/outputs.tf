output "state_bucket" {
  description = "For backend.hcl of each environment."
  value       = aws_s3_bucket.state.id
}

output "service_boundary_arn" {
  description = "For permissions_boundary_arn of each environment."
  value       = aws_iam_policy.boundary.arn
}

output "github_roles" {
  description = "For the variables AWS_PLAN_ROLE, AWS_IMAGES_ROLE and AWS_APPLY_ROLE on GitHub."
  value       = { for key, role in aws_iam_role.github : key => role.arn }
}

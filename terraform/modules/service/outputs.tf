output "role_name" {
  description = "Role of the service."
  value       = aws_iam_role.task.name
}

output "role_arn" {
  description = "ARN of the role of the service."
  value       = aws_iam_role.task.arn
}

output "log_group" {
  description = "Log group of the service."
  value       = aws_cloudwatch_log_group.this.name
}

output "container" {
  description = "The container as it is defined."
  value       = local.container
}

output "bounds" {
  description = "Bounds of the number of tasks."
  value       = { least = aws_appautoscaling_target.this.min_capacity, most = aws_appautoscaling_target.this.max_capacity }
}

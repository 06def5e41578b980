output "definition_arn" {
  description = "The task definition, once the task may do what it has to."
  value       = aws_ecs_task_definition.this.arn

  depends_on = [aws_iam_role_policy.task, aws_iam_role_policy.execution]
}

output "family" {
  description = "Family of the task definitions; the latest revision runs."
  value       = aws_ecs_task_definition.this.family
}

output "role_name" {
  description = "Role of the task."
  value       = aws_iam_role.task.name
}

output "role_arn" {
  description = "ARN of the role of the task."
  value       = aws_iam_role.task.arn
}

output "log_group" {
  description = "Log group of the task."
  value       = aws_cloudwatch_log_group.this.name
}

output "container" {
  description = "The container as it is defined."
  value       = local.container
}

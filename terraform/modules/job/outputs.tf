output "family" {
  description = "Family of the task definitions; the latest revision runs."
  value       = aws_ecs_task_definition.this.family
}

output "role_name" {
  description = "Role of the job."
  value       = aws_iam_role.task.name
}

output "container_definition" {
  description = "The container as ECS is told."
  value       = local.container
}

output "instance_id" {
  description = "What Session Manager connects to."
  value       = aws_instance.this.id
}

output "security_group_id" {
  description = "Security group of the machine."
  value       = aws_security_group.this.id
}

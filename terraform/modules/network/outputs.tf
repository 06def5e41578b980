output "vpc_id" {
  description = "The network."
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "Its address range."
  value       = aws_vpc.this.cidr_block
}

output "private_subnet_ids" {
  description = "The private subnets, one a zone."
  value       = [for zone in var.zones : aws_subnet.private[zone].id]
}

output "tasks_security_group_id" {
  description = "Security group of the platform's processes."
  value       = aws_security_group.tasks.id
}

output "endpoints_security_group_id" {
  description = "Security group of the interface endpoints."
  value       = aws_security_group.endpoints.id
}

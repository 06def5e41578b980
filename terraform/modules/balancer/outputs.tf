output "target_group_arns" {
  description = "Target groups, by service."
  value       = { for key, group in aws_lb_target_group.this : key => group.arn }

  # ECS refuses a target group that no listener uses yet.
  depends_on = [aws_lb_listener_rule.this]
}

output "urls" {
  description = "Where the pages are, by service."
  value       = { for key, page in var.pages : key => "https://${page.host}.${var.domain}" }
}

output "arn_suffix" {
  description = "What CloudWatch names the balancer by."
  value       = aws_lb.this.arn_suffix
}

output "is_internal" {
  description = "Whether the balancer has private addresses only."
  value       = aws_lb.this.internal
}

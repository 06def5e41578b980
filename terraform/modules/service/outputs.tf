output "bounds" {
  description = "Bounds of the number of tasks."
  value       = { least = aws_appautoscaling_target.this.min_capacity, most = aws_appautoscaling_target.this.max_capacity }
}

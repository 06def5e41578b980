output "configuration" {
  description = "The collector's configuration, which is YAML too."
  value       = jsonencode(local.configuration)
}

output "policy_json" {
  description = "What the collector may do."
  value       = data.aws_iam_policy_document.this.json
}

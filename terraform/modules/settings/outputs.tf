output "environment" {
  description = "Environment variables, by service."
  value       = { for service, settings in local.services : service => merge(local.runtime, local.platform, settings) }
}

output "secrets" {
  description = "Short names of the secrets by environment variable, by service."
  value       = local.secrets
}

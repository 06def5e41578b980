output "settings" {
  description = "What each service is started with, without its secrets."
  value       = module.platform.settings
}

output "streams" {
  description = "Names of the streams."
  value       = module.platform.streams
}

output "stream_encryption" {
  description = "How each stream is encrypted."
  value       = module.platform.stream_encryption
}

output "deliveries" {
  description = "Names of the delivery streams."
  value       = module.platform.deliveries
}

output "delivery_prefixes" {
  description = "Folders of each delivery stream."
  value       = module.platform.delivery_prefixes
}

output "lake_bucket" {
  description = "Name of the lake's bucket."
  value       = module.platform.lake_bucket
}

output "lake_is_encrypted_with" {
  description = "Key of the lake's default encryption."
  value       = module.platform.lake_is_encrypted_with
}

output "data_key_arn" {
  description = "Key of streams, lake, lease table, warehouse, database and images."
  value       = module.platform.data_key_arn
}

output "lease_table" {
  description = "Table of the consumer's leases."
  value       = module.platform.lease_table
}

output "glue_job" {
  description = "Name of the Glue job."
  value       = module.platform.glue_job
}

output "warehouse" {
  description = "Workgroup, database, schemas, role of COPY, and whether it is public."
  value       = module.platform.warehouse
}

output "database" {
  description = "Aurora: cluster, endpoint, administrator's secret, whether it is encrypted."
  value       = module.platform.database
}

output "registry" {
  description = "Addresses of the image repositories."
  value       = module.platform.registry
}

output "cluster" {
  description = "Name of the ECS cluster."
  value       = module.platform.cluster
}

output "secrets" {
  description = "ARNs of the secrets to put values into."
  value       = module.platform.secrets
}

output "pages" {
  description = "Where the pages are, inside the network."
  value       = module.platform.pages
}

output "balancer_is_internal" {
  description = "Whether the balancer has private addresses only."
  value       = module.platform.balancer_is_internal
}

output "containers" {
  description = "The containers as they are defined, by deployed service."
  value       = module.platform.containers
}

output "task_bounds" {
  description = "Bounds of the number of tasks, by deployed service."
  value       = module.platform.task_bounds
}

output "alarms" {
  description = "Names of the alarms."
  value       = module.platform.alarms
}

output "dashboard" {
  description = "Name of the dashboard."
  value       = module.platform.dashboard
}

output "access_machine" {
  description = "What Session Manager connects to; null without one."
  value       = module.platform.access_machine
}

output "region" {
  description = "The region."
  value       = module.platform.region
}

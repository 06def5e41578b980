output "settings" {
  description = "What each service is started with, without its secrets."
  value       = module.settings.environment
}

output "streams" {
  description = "Names of the streams."
  value       = module.streams.names
}

output "stream_encryption" {
  description = "How each stream is encrypted."
  value       = module.streams.encryption_types
}

output "deliveries" {
  description = "Names of the delivery streams."
  value       = module.delivery.names
}

output "delivery_prefixes" {
  description = "Folders of each delivery stream."
  value       = module.delivery.prefixes
}

output "lake_bucket" {
  description = "Name of the lake's bucket."
  value       = module.lake.bucket
}

output "lake_is_encrypted_with" {
  description = "Key of the lake's default encryption."
  value       = module.lake.is_encrypted_with
}

output "data_key_arn" {
  description = "Key of streams, lake, lease table, warehouse, database and images."
  value       = module.encryption.data_key_arn
}

output "lease_table" {
  description = "Table of the consumer's leases."
  value       = module.leases.table_name
}

output "glue_job" {
  description = "Name of the Glue job."
  value       = module.catalogue.job_name
}

output "warehouse" {
  description = "Workgroup, database, schemas, role of COPY, and whether it is public."
  value = {
    workgroup = module.warehouse.workgroup
    database  = module.warehouse.database
    schemas   = module.warehouse.schemas
    copy_role = module.warehouse.copy_role_arn
    is_public = module.warehouse.is_public
    key       = module.warehouse.key_arn
  }
}

output "database" {
  description = "Aurora: cluster, endpoint, administrator's secret, whether it is encrypted."
  value = {
    arn          = module.database.arn
    endpoint     = module.database.endpoint
    secret       = module.database.master_secret_arn
    is_encrypted = module.database.is_encrypted
  }
}

output "registry" {
  description = "Addresses of the image repositories."
  value       = module.registry.urls
}

output "cluster" {
  description = "Name of the ECS cluster."
  value       = module.cluster.name
}

output "secrets" {
  description = "ARNs of the secrets to put values into."
  value       = module.secrets.arns
}

output "pages" {
  description = "Where the pages are, inside the network."
  value       = module.balancer.urls
}

output "balancer_is_internal" {
  description = "Whether the balancer has private addresses only."
  value       = module.balancer.is_internal
}

output "containers" {
  description = "The containers as they are defined, by deployed service."
  value       = { for name, task in module.tasks : name => task.container }
}

output "task_bounds" {
  description = "Bounds of the number of tasks, by deployed service."
  value       = { for name, service in module.services : name => service.bounds }
}

output "alarms" {
  description = "Names of the alarms."
  value       = module.observability.alarms
}

output "dashboard" {
  description = "Name of the dashboard."
  value       = module.observability.dashboard
}

output "access_machine" {
  description = "What Session Manager connects to; null without one."
  value       = one(module.access[*].instance_id)
}

output "region" {
  description = "The region."
  value       = local.region
}

# The whole platform in one account and region; an environment is this with values.
locals {
  name        = "visa-${var.environment}"
  account_id  = data.aws_caller_identity.this.account_id
  partition   = data.aws_partition.this.partition
  region      = data.aws_region.this.region
  namespace   = "Visa/${var.environment}"
  application = "${local.name}-consumer"
  lake_bucket = coalesce(var.lake_bucket, "${local.name}-lake-${local.account_id}")
  ports       = { http = 8080, grpc = 8081, otlp = 4317 }
  zones       = slice(data.aws_availability_zones.this.names, 0, 3)

  # The collector's image is AWS's own, copied into the registry: the network has no way to a public one.
  images = toset(["generator", "consumer", "consumer-multilang", "scoring", "orchestrator", "dbt", "collector"])
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

data "aws_availability_zones" "this" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

module "encryption" {
  source = "../encryption"

  name       = local.name
  account_id = local.account_id
  partition  = local.partition
  region     = local.region
}

module "network" {
  source = "../network"

  name                     = local.name
  account_id               = local.account_id
  region                   = local.region
  cidr                     = var.network.cidr
  zones                    = local.zones
  endpoint_zones           = var.network.endpoint_zones
  interface_endpoints      = local.endpoints
  service_ports            = { "Scoring, gRPC" = local.ports.grpc, "Collector, OTLP" = local.ports.otlp }
  telemetry_key_arn        = module.encryption.telemetry_key_arn
  log_retention_days       = var.log_retention_days
  permissions_boundary_arn = var.permissions_boundary_arn
}

locals {
  endpoints = setunion(
    [
      "kinesis-streams", "kinesis-firehose", "ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager",
      "kms", "sts", "glue", "redshift-data", "redshift-serverless", "xray", "ecs"
    ],
    var.has_access_machine ? ["ssm", "ssmmessages"] : [],
  )
}

module "lake" {
  source = "../lake"

  bucket_name   = local.lake_bucket
  account_id    = local.account_id
  data_key_arn  = module.encryption.data_key_arn
  force_destroy = !var.is_protected
}

module "streams" {
  source = "../streams"

  name         = local.name
  data_key_arn = module.encryption.data_key_arn
  streams      = var.streams
}

module "delivery" {
  source = "../delivery"

  name                     = local.name
  account_id               = local.account_id
  stream_arns              = module.streams.arns
  lake_arn                 = module.lake.arn
  data_key_arn             = module.encryption.data_key_arn
  telemetry_key_arn        = module.encryption.telemetry_key_arn
  buffer_seconds           = var.delivery.buffer_seconds
  buffer_megabytes         = var.delivery.buffer_megabytes
  log_retention_days       = var.log_retention_days
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "leases" {
  source = "../leases"

  table_name          = local.application
  data_key_arn        = module.encryption.data_key_arn
  deletion_protection = var.is_protected
}

module "catalogue" {
  source = "../catalogue"

  name                     = local.name
  account_id               = local.account_id
  partition                = local.partition
  region                   = local.region
  lake_bucket              = module.lake.bucket
  lake_arn                 = module.lake.arn
  data_key_arn             = module.encryption.data_key_arn
  telemetry_key_arn        = module.encryption.telemetry_key_arn
  worker_type              = var.glue.worker_type
  workers                  = var.glue.workers
  log_retention_days       = var.log_retention_days
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "warehouse" {
  source = "../warehouse"

  name                     = local.name
  account_id               = local.account_id
  vpc_id                   = module.network.vpc_id
  subnet_ids               = module.network.private_subnet_ids
  client_security_groups   = { for machine in module.access : "A person's way in" => machine.security_group_id }
  bi_cidrs                 = var.bi_cidrs
  lake_arn                 = module.lake.arn
  data_key_arn             = module.encryption.data_key_arn
  secrets_key_arn          = module.encryption.secrets_key_arn
  base_rpus                = var.warehouse.base_rpus
  max_rpus                 = var.warehouse.max_rpus
  monthly_rpu_hours        = var.warehouse.monthly_rpu_hours
  stops_at_limit           = var.warehouse.stops_at_limit
  loader_role_name         = "${local.name}-orchestrator"
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "database" {
  source = "../database"

  name                    = local.name
  vpc_id                  = module.network.vpc_id
  subnet_ids              = module.network.private_subnet_ids
  tasks_security_group_id = module.network.tasks_security_group_id
  data_key_arn            = module.encryption.data_key_arn
  secrets_key_arn         = module.encryption.secrets_key_arn
  instances               = var.database.instances
  min_acus                = var.database.min_acus
  max_acus                = var.database.max_acus
  backup_days             = var.database.backup_days
  deletion_protection     = var.is_protected
}

module "secrets" {
  source = "../secrets"

  name            = local.name
  secrets_key_arn = module.encryption.secrets_key_arn
  recovery_days   = var.is_protected ? 30 : 0
  secrets = {
    token-key     = "HMAC key of the card tokens: at least 32 random bytes in base64. A new one makes every card a stranger."
    login-token   = "Opens the pages through /login?t=TOKEN: at least 16 characters."
    service-token = "Bearer token between the platform's processes: at least 16 characters."
  }
}

module "registry" {
  source = "../registry"

  name         = local.name
  images       = local.images
  data_key_arn = module.encryption.data_key_arn
  force_delete = !var.is_protected
}

module "access" {
  source = "../access"
  count  = var.has_access_machine ? 1 : 0

  name                     = local.name
  account_id               = local.account_id
  partition                = local.partition
  region                   = local.region
  vpc_id                   = module.network.vpc_id
  network_cidr             = module.network.cidr
  subnet_id                = module.network.private_subnet_ids[0]
  data_key_arn             = module.encryption.data_key_arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "budget" {
  source = "../budget"

  name            = local.name
  environment     = var.environment
  monthly_dollars = var.monthly_budget_dollars
  emails          = var.alarm_emails
}

locals {
  training = "training"

  # Health is what the process itself says on its own port.
  dotnet_health = ["dotnet", "/app/Visa.Probe.dll", "http://localhost:${local.ports.http}/alive"]
  page_port     = { http = { port = local.ports.http, protocol = "http" } }

  services = {
    generator = {
      ports      = local.page_port
      tasks      = { least = var.generator.is_on ? 1 : 0, most = var.generator.is_on ? 1 : 0 }
      policy     = data.aws_iam_policy_document.generator.json
      health     = local.dotnet_health
      writable   = { "/tmp" = 64 }
      size       = var.sizes.generator
      cpu_target = null
      lag        = null
    }
    consumer = {
      ports      = local.page_port
      tasks      = var.tasks.consumer
      policy     = data.aws_iam_policy_document.consumer.json
      health     = local.dotnet_health
      writable   = { "/tmp" = 64 }
      size       = var.sizes.consumer
      cpu_target = null
      lag = {
        stream           = module.streams.names["transactions"]
        reader           = var.consumer_reader
        out_milliseconds = var.objectives.iterator_age_milliseconds / 2
        in_milliseconds  = 1000
      }
    }
    scoring = {
      ports      = merge(local.page_port, { grpc = { port = local.ports.grpc, protocol = "grpc", alias = "scoring" } })
      tasks      = var.tasks.scoring
      policy     = data.aws_iam_policy_document.scoring.json
      health     = local.dotnet_health
      writable   = { "/tmp" = 64 }
      size       = var.sizes.scoring
      cpu_target = 60
      lag        = null
    }
    orchestrator = {
      ports      = local.page_port
      tasks      = var.tasks.orchestrator
      policy     = data.aws_iam_policy_document.orchestrator.json
      health     = local.dotnet_health
      writable   = { "/tmp" = 256 }
      size       = var.sizes.orchestrator
      cpu_target = null
      lag        = null
    }
    collector = {
      ports      = { otlp = { port = local.ports.otlp, protocol = "grpc", alias = "collector" } }
      tasks      = var.tasks.collector
      policy     = module.collector.policy_json
      health     = ["/healthcheck"]
      writable   = {}
      size       = var.sizes.collector
      cpu_target = 60
      lag        = null
    }
  }

  # A service is deployed once its image is there: the first apply makes the registry.
  deployed = { for name, service in local.services : name => service if contains(keys(var.images), name) }

  environment = { for service, settings in merge(module.settings.environment, { collector = { AOT_CONFIG_CONTENT = module.collector.configuration } }) :
    service => merge(settings, lookup(var.extra_settings, service, {}))
  }

  secrets = { for service, settings in merge({ collector = {} }, module.settings.secrets) :
    service => { for variable, secret in settings : variable => module.secrets.arns[secret] }
  }
}

module "settings" {
  source = "../settings"

  environment             = var.environment
  region                  = local.region
  ports                   = { http = local.ports.http, grpc = local.ports.grpc }
  collector_endpoint      = "http://collector:${local.ports.otlp}"
  streams                 = { for key in ["transactions", "decisions", "chargebacks"] : key => module.streams.names[key] }
  lake_bucket             = module.lake.bucket
  deliveries              = { for key in ["dead-letters", "shadow-scores", "feedback"] : key => module.delivery.names[key] }
  warehouse               = { workgroup = module.warehouse.workgroup, database = module.warehouse.database }
  transform_job           = module.catalogue.job_name
  delivery_buffer_seconds = var.delivery.buffer_seconds
  application             = local.application
  lease_table             = module.leases.table_name
  scoring_alias           = "scoring"
  consumer_reader         = var.consumer_reader
  verb_tasks = {
    cluster         = module.cluster.name
    task_definition = "${local.name}-${local.training}"
    subnets         = module.network.private_subnet_ids
    security_group  = module.network.tasks_security_group_id
  }
  postgres = { for service in ["orchestrator", "scoring"] :
    service => "Host=${module.database.endpoint};Database=${service};Username=${service};SSL Mode=Require"
  }
  generator = {
    rate              = var.generator.rate
    cards             = var.generator.cards
    merchants         = var.generator.merchants
    token_key_version = var.token_key_version
  }
}

module "cluster" {
  source = "../cluster"

  name         = local.name
  data_key_arn = module.encryption.data_key_arn
}

module "balancer" {
  source = "../balancer"

  name                    = local.name
  vpc_id                  = module.network.vpc_id
  subnet_ids              = module.network.private_subnet_ids
  tasks_security_group_id = module.network.tasks_security_group_id
  client_cidrs            = setunion([var.network.cidr], var.client_cidrs)
  domain                  = var.domain
  certificate_arn         = var.certificate_arn
  logs_bucket             = module.lake.logs_bucket
  deletion_protection     = var.is_protected
  pages = {
    scoring      = { host = "alerts", port = local.ports.http }
    orchestrator = { host = "pipelines", port = local.ports.http }
  }
}

module "collector" {
  source = "../collector"

  name               = local.name
  environment        = var.environment
  region             = local.region
  namespace          = local.namespace
  sampled_share      = var.sampled_share
  telemetry_key_arn  = module.encryption.telemetry_key_arn
  log_retention_days = var.log_retention_days
}

module "tasks" {
  source   = "../task"
  for_each = local.deployed

  name                     = local.name
  task                     = each.key
  account_id               = local.account_id
  region                   = local.region
  image                    = var.images[each.key]
  repository_arn           = module.registry.arns[each.key]
  architecture             = var.architecture
  cpu                      = each.value.size.cpu
  memory                   = each.value.size.memory
  environment              = local.environment[each.key]
  secrets                  = local.secrets[each.key]
  secrets_key_arn          = module.encryption.secrets_key_arn
  writable_megabytes       = each.value.writable
  ports                    = each.value.ports
  health_check             = each.value.health
  user                     = each.key == "collector" ? "10001" : "1654"
  policy_json              = each.value.policy
  telemetry_key_arn        = module.encryption.telemetry_key_arn
  log_retention_days       = var.log_retention_days
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "services" {
  source   = "../service"
  for_each = local.deployed

  name                 = local.name
  service              = each.key
  task_definition_arn  = module.tasks[each.key].definition_arn
  ports                = each.value.ports
  target_group_arn     = lookup(module.balancer.target_group_arns, each.key, null)
  balanced_port        = local.ports.http
  cluster_arn          = module.cluster.arn
  cluster_name         = module.cluster.name
  namespace_arn        = module.cluster.namespace_arn
  subnet_ids           = module.network.private_subnet_ids
  security_group_id    = module.network.tasks_security_group_id
  tasks                = each.value.tasks
  scale_on_cpu_percent = each.value.cpu_target
  scale_on_lag         = each.value.lag
}

# Scoring's verbs that train, compare and count: tasks that the orchestrator starts.
module "training" {
  source = "../task"
  count  = contains(keys(var.images), "scoring") ? 1 : 0

  name                     = local.name
  task                     = local.training
  container                = "scoring"
  account_id               = local.account_id
  region                   = local.region
  image                    = var.images["scoring"]
  repository_arn           = module.registry.arns["scoring"]
  architecture             = var.architecture
  cpu                      = var.sizes.training.cpu
  memory                   = var.sizes.training.memory
  environment              = local.environment["scoring"]
  writable_megabytes       = { "/tmp" = 512 }
  policy_json              = data.aws_iam_policy_document.training.json
  telemetry_key_arn        = module.encryption.telemetry_key_arn
  log_retention_days       = var.log_retention_days
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "observability" {
  source = "../observability"

  name                   = local.name
  account_id             = local.account_id
  region                 = local.region
  namespace              = local.namespace
  emails                 = var.alarm_emails
  streams                = module.streams.names
  consumer_reader        = var.consumer_reader
  deliveries             = module.delivery.names
  glue_job               = module.catalogue.job_name
  workgroup              = module.warehouse.workgroup
  cluster_name           = module.cluster.name
  orchestrator_log_group = one([for name, task in module.tasks : task.log_group if name == "orchestrator"])
  objectives             = var.objectives
  telemetry_key_arn      = module.encryption.telemetry_key_arn
}

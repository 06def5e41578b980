# Small and cheap: what is lost here can be made again.
module "platform" {
  source = "../../modules/platform"

  environment              = "dev"
  is_protected             = false
  lake_bucket              = var.lake_bucket
  images                   = var.images
  domain                   = var.domain
  certificate_arn          = var.certificate_arn
  client_cidrs             = var.client_cidrs
  bi_cidrs                 = var.bi_cidrs
  alarm_emails             = var.alarm_emails
  permissions_boundary_arn = var.permissions_boundary_arn
  token_key_version        = var.token_key_version
  consumer_reader          = var.consumer_reader
  extra_settings           = var.extra_settings
  has_access_machine       = true
  log_retention_days       = 14
  sampled_share            = 1
  monthly_budget_dollars   = 600

  network    = { cidr = "10.20.0.0/16", endpoint_zones = 1 }
  delivery   = { buffer_seconds = 60, buffer_megabytes = 16 }
  glue       = { worker_type = "G.1X", workers = 2 }
  warehouse  = { base_rpus = 8, max_rpus = 16, monthly_rpu_hours = 60, stops_at_limit = true }
  database   = { instances = 1, min_acus = 0.5, max_acus = 2, backup_days = 3 }
  generator  = { is_on = var.generator_is_on, rate = 100, cards = 50000, merchants = 5000 }
  objectives = { iterator_age_milliseconds = 60000, decision_p99_seconds = 2, lake_freshness_seconds = 900 }

  streams = {
    transactions = { shards = 2, retention_hours = 24 }
    decisions    = { shards = 2, retention_hours = 24 }
    chargebacks  = { shards = 1, retention_hours = 24 }
  }

  tasks = {
    consumer     = { least = 1, most = 2 }
    scoring      = { least = 1, most = 2 }
    orchestrator = { least = 1, most = 1 }
    collector    = { least = 1, most = 1 }
  }

  sizes = {
    generator    = { cpu = 512, memory = 1024 }
    consumer     = { cpu = 512, memory = 2048 }
    scoring      = { cpu = 512, memory = 2048 }
    training     = { cpu = 2048, memory = 8192 }
    orchestrator = { cpu = 512, memory = 2048 }
    collector    = { cpu = 256, memory = 512 }
  }
}

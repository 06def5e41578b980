# 5,000 transactions a second at half of what the shards take; docs/sizing.md plans other rates.
module "platform" {
  source = "../../modules/platform"

  environment              = "prod"
  is_protected             = true
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
  has_access_machine       = false
  log_retention_days       = 400
  sampled_share            = 0.01
  monthly_budget_dollars   = 8000

  network    = { cidr = "10.40.0.0/16", endpoint_zones = 3 }
  delivery   = { buffer_seconds = 300, buffer_megabytes = 128 }
  glue       = { worker_type = "G.1X", workers = 4 }
  warehouse  = { base_rpus = 16, max_rpus = 64, monthly_rpu_hours = 4000, stops_at_limit = false }
  database   = { instances = 2, min_acus = 1, max_acus = 8, backup_days = 35 }
  generator  = { is_on = var.generator_is_on, rate = 5000, cards = 1000000, merchants = 50000 }
  objectives = { iterator_age_milliseconds = 60000, decision_p99_seconds = 1, lake_freshness_seconds = 900 }

  streams = {
    transactions = { shards = 10, retention_hours = 168 }
    decisions    = { shards = 10, retention_hours = 168 }
    chargebacks  = { shards = 1, retention_hours = 168 }
  }

  tasks = {
    consumer     = { least = 3, most = 10 }
    scoring      = { least = 2, most = 12 }
    orchestrator = { least = 2, most = 2 }
    collector    = { least = 2, most = 6 }
  }

  sizes = {
    generator    = { cpu = 1024, memory = 2048 }
    consumer     = { cpu = 2048, memory = 8192 }
    scoring      = { cpu = 2048, memory = 4096 }
    training     = { cpu = 8192, memory = 32768 }
    orchestrator = { cpu = 1024, memory = 4096 }
    collector    = { cpu = 512, memory = 1024 }
  }
}

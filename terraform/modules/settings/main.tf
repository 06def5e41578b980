# Every setting that a service is started with, by its environment variable. A test compares this page with what the services read;
# what is left at its default is listed with the reason in left-at-default.json.
locals {
  # Of .NET and of OpenTelemetry, not of the services' own options.
  runtime = {
    ASPNETCORE_ENVIRONMENT                                   = "Production"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED                      = "true" # TLS ends at the balancer: links and cookies are those of its https address.
    ASPNETCORE_URLS                                          = "http://+:${var.ports.http}"
    AWS_REGION                                               = var.region
    DOTNET_EnableDiagnostics                                 = "0" # Its pipes would need a writable folder.
    Logging__Console__FormatterName                          = "json"
    Logging__OpenTelemetry__LogLevel__Default                = "None" # Logs go by the container's own driver.
    OTEL_EXPORTER_OTLP_ENDPOINT                              = var.collector_endpoint
    OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION = "base2_exponential_bucket_histogram" # CloudWatch can tell percentiles of these only.
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE        = "delta"
    OTEL_RESOURCE_ATTRIBUTES                                 = "deployment.environment.name=${var.environment}"
  }

  platform = {
    Platform__TransactionsStream         = var.streams.transactions
    Platform__DecisionsStream            = var.streams.decisions
    Platform__ChargebacksStream          = var.streams.chargebacks
    Platform__LakeBucket                 = var.lake_bucket
    Platform__DeadLetterDeliveryStream   = var.deliveries["dead-letters"]
    Platform__ShadowScoresDeliveryStream = var.deliveries["shadow-scores"]
    Platform__FeedbackDeliveryStream     = var.deliveries["feedback"]
    Platform__WarehouseWorkgroup         = var.warehouse.workgroup
    Platform__WarehouseDatabase          = var.warehouse.database
    Platform__TransformJob               = var.transform_job
  }

  services = {
    generator = {
      OTEL_SERVICE_NAME          = "generator"
      Generator__Rate            = tostring(var.generator.rate)
      Generator__Cards           = tostring(var.generator.cards)
      Generator__Merchants       = tostring(var.generator.merchants)
      Generator__TokenKeyVersion = tostring(var.generator.token_key_version)
    }

    consumer = {
      OTEL_SERVICE_NAME           = "consumer"
      Processing__ApplicationName = var.application
      Kcl__TableName              = var.lease_table
      Kcl__RetrievalMode          = var.consumer_reader == null ? "Polling" : "FanOut"
      Kcl__ConsumerName           = var.consumer_reader == null ? var.application : var.consumer_reader
      Scoring__Address            = "http://${var.scoring_alias}:${var.ports.grpc}"
    }

    scoring = {
      OTEL_SERVICE_NAME             = "scoring"
      ASPNETCORE_URLS               = "http://+:${var.ports.http};http://+:${var.ports.grpc}"
      Grpc__Port                    = tostring(var.ports.grpc)
      Scoring__Postgres             = var.postgres.scoring
      Scoring__PostgresUsesTaskRole = "true"
    }

    orchestrator = {
      OTEL_SERVICE_NAME                  = "orchestrator"
      Orchestrator__Postgres             = var.postgres.orchestrator
      Orchestrator__PostgresUsesTaskRole = "true"
      Pipelines__Tasks__Cluster          = var.verb_tasks.cluster
      Pipelines__Tasks__TaskDefinition   = var.verb_tasks.task_definition
      Pipelines__Tasks__Subnets          = join(",", var.verb_tasks.subnets)
      Pipelines__Tasks__SecurityGroups   = var.verb_tasks.security_group
      DBT_PROJECT_DIR                    = "/app/dbt"
      DBT_DATABASE                       = var.warehouse.database
      DBT_REDSHIFT_WORKGROUP             = var.warehouse.workgroup
      DBT_TARGET_PATH                    = "/tmp/dbt"
      Batch__BufferInterval              = format("00:%02d:%02d", floor(var.delivery_buffer_seconds / 60), var.delivery_buffer_seconds % 60)
    }
  }

  # By the short name of the secret that holds the value.
  secrets = {
    generator    = { Generator__TokenKey = "token-key" }
    consumer     = { Authentication__ServiceToken = "service-token" }
    scoring      = { Authentication__LoginToken = "login-token", Authentication__ServiceToken = "service-token" }
    orchestrator = { Authentication__LoginToken = "login-token", Authentication__ServiceToken = "service-token" }
  }
}

mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "visa-test"
  service            = "consumer"
  account_id         = "123456789012"
  region             = "eu-west-1"
  image              = "r/consumer@sha256:0000000000000000000000000000000000000000000000000000000000000001"
  repository_arn     = "arn:aws:ecr:eu-west-1:123456789012:repository/consumer"
  health_check       = ["dotnet", "/app/Visa.Probe.dll", "http://localhost:8080/alive"]
  cpu                = 512
  memory             = 1024
  environment        = { Processing__ApplicationName = "visa-test-consumer" }
  secrets_key_arn    = "arn:aws:kms:eu-west-1:123456789012:key/secrets"
  ports              = { http = { port = 8080, protocol = "http" } }
  policy_json        = "{}"
  cluster_arn        = "arn:aws:ecs:eu-west-1:123456789012:cluster/visa-test"
  cluster_name       = "visa-test"
  namespace_arn      = "arn:aws:servicediscovery:eu-west-1:123456789012:namespace/visa-test"
  subnet_ids         = ["subnet-1"]
  security_group_id  = "sg-1"
  tasks              = { least = 1, most = 4 }
  telemetry_key_arn  = "arn:aws:kms:eu-west-1:123456789012:key/telemetry"
  log_retention_days = 14
}

run "a_failed_deployment_goes_back_by_itself" {
  assert {
    condition     = one(aws_ecs_service.this.deployment_circuit_breaker).enable && one(aws_ecs_service.this.deployment_circuit_breaker).rollback
    error_message = "A deployment that does not become healthy stays."
  }

  assert {
    condition     = aws_ecs_task_definition.this.skip_destroy
    error_message = "The revision to go back to is deregistered."
  }
}

run "scales_by_lag_when_asked_to" {
  variables {
    scale_on_lag = { stream = "transactions", out_milliseconds = 30000, in_milliseconds = 1000 }
  }

  assert {
    condition     = one(aws_cloudwatch_metric_alarm.lag).metric_name == "GetRecords.IteratorAgeMilliseconds"
    error_message = "A polling reader's lag is the age of the stream's iterators."
  }
}

run "scales_by_the_lag_of_its_own_reader_when_it_is_registered" {
  variables {
    scale_on_lag = { stream = "transactions", reader = "fan-out", out_milliseconds = 30000, in_milliseconds = 1000 }
  }

  assert {
    condition     = one(aws_cloudwatch_metric_alarm.lag).metric_name == "SubscribeToShardEvent.MillisBehindLatest" && one(aws_cloudwatch_metric_alarm.lag).dimensions.ConsumerName == "fan-out"
    error_message = "A registered reader's lag is that of its subscription."
  }
}

run "refuses_a_tag" {
  command = plan

  variables {
    image = "r/consumer:latest"
  }

  expect_failures = [var.image]
}

run "refuses_root" {
  command = plan

  variables {
    user = "0"
  }

  expect_failures = [var.user]
}

run "refuses_a_secret_as_plain_setting" {
  command = plan

  variables {
    environment = { Generator__TokenKey = "c2VjcmV0" }
  }

  expect_failures = [var.environment]
}

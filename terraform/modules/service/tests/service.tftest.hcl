mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                = "visa-test"
  service             = "consumer"
  task_definition_arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/visa-test-consumer:1"
  ports               = { http = { port = 8080, protocol = "http" } }
  cluster_arn         = "arn:aws:ecs:eu-west-1:123456789012:cluster/visa-test"
  cluster_name        = "visa-test"
  namespace_arn       = "arn:aws:servicediscovery:eu-west-1:123456789012:namespace/visa-test"
  subnet_ids          = ["subnet-1"]
  security_group_id   = "sg-1"
  tasks               = { least = 1, most = 4 }
}

run "a_failed_deployment_goes_back_by_itself" {
  assert {
    condition     = one(aws_ecs_service.this.deployment_circuit_breaker).enable && one(aws_ecs_service.this.deployment_circuit_breaker).rollback
    error_message = "A deployment that does not become healthy stays."
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

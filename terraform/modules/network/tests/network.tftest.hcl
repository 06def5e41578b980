mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "visa-test"
  account_id         = "123456789012"
  region             = "eu-west-1"
  cidr               = "10.20.0.0/16"
  zones              = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  service_ports      = { "Scoring, gRPC" = 8081 }
  telemetry_key_arn  = "arn:aws:kms:eu-west-1:123456789012:key/telemetry"
  log_retention_days = 14
}

run "no_subnet_gives_public_addresses" {
  assert {
    condition     = alltrue([for subnet in aws_subnet.private : !subnet.map_public_ip_on_launch])
    error_message = "A subnet gives public addresses."
  }
}

run "subnets_do_not_overlap" {
  assert {
    condition     = length(toset([for subnet in aws_subnet.private : subnet.cidr_block])) == 3
    error_message = "Two subnets have the same range."
  }
}

run "everything_that_the_services_call_has_an_endpoint" {
  assert {
    condition     = length(setsubtract(["kinesis-streams", "kinesis-firehose", "ecr.api", "ecr.dkr", "logs", "secretsmanager", "kms", "sts", "xray"], keys(aws_vpc_endpoint.interface))) == 0
    error_message = "Without an endpoint there is no way to the service: the network has no other exit."
  }
}

run "refuses_two_zones" {
  command = plan

  variables {
    zones = ["eu-west-1a", "eu-west-1b"]
  }

  expect_failures = [var.zones]
}

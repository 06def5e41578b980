mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "visa-test"
  job                = "training"
  container          = "scoring"
  account_id         = "123456789012"
  region             = "eu-west-1"
  image              = "r/scoring@sha256:0000000000000000000000000000000000000000000000000000000000000001"
  repository_arn     = "arn:aws:ecr:eu-west-1:123456789012:repository/scoring"
  cpu                = 4096
  memory             = 16384
  environment        = { Platform__LakeBucket = "visa-test-lake" }
  policy_json        = "{}"
  telemetry_key_arn  = "arn:aws:kms:eu-west-1:123456789012:key/telemetry"
  log_retention_days = 14
}

run "is_found_by_its_family_and_writes_memory_alone" {
  assert {
    condition     = output.family == "visa-test-training" && output.container_definition.name == "scoring"
    error_message = "The orchestrator names the family, and the container whose command it sets."
  }

  assert {
    condition     = output.container_definition.readonlyRootFilesystem && [for mount in output.container_definition.linuxParameters.tmpfs : mount.containerPath] == ["/tmp"]
    error_message = "A job writes in /tmp only."
  }
}

run "refuses_an_image_by_tag" {
  command = plan

  variables {
    image = "r/scoring:latest"
  }

  expect_failures = [var.image]
}

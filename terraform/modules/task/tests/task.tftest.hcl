mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "visa-test"
  task               = "training"
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
    condition     = output.family == "visa-test-training" && output.container.name == "scoring"
    error_message = "The orchestrator names the family, and the container whose command it sets."
  }

  assert {
    condition     = output.container.readonlyRootFilesystem && [for mount in output.container.linuxParameters.tmpfs : mount.containerPath] == ["/tmp"]
    error_message = "A job writes in /tmp only."
  }
}

run "the_revision_before_stays" {
  assert {
    condition     = aws_ecs_task_definition.this.skip_destroy
    error_message = "The revision to go back to is deregistered."
  }
}

run "refuses_a_tag" {
  command = plan

  variables {
    image = "r/scoring:latest"
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

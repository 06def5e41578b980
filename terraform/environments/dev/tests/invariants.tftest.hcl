mock_provider "aws" {
  source = "../../mocks"
}

variables {
  region          = "eu-west-1"
  account_id      = "123456789012"
  domain          = "dev.visa.internal"
  certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/of-the-tests"
  alarm_emails    = ["on-call@example.com"]

  images = {
    generator    = "r/generator@sha256:0000000000000000000000000000000000000000000000000000000000000001"
    consumer     = "r/consumer@sha256:0000000000000000000000000000000000000000000000000000000000000002"
    scoring      = "r/scoring@sha256:0000000000000000000000000000000000000000000000000000000000000003"
    orchestrator = "r/orchestrator@sha256:0000000000000000000000000000000000000000000000000000000000000004"
    collector    = "r/collector@sha256:0000000000000000000000000000000000000000000000000000000000000005"
  }
}

# One run for all of it: each run lays the whole plan anew.
run "as_deployed" {
  # Stores are encrypted with the environments own key.
  assert {
    condition     = alltrue([for type in values(output.stream_encryption) : type == "KMS"])
    error_message = "A stream is not encrypted with a key of KMS."
  }

  assert {
    condition     = output.lake_is_encrypted_with == output.data_key_arn
    error_message = "The lake's default encryption is not the environment's data key."
  }

  assert {
    condition     = output.warehouse.key == output.data_key_arn
    error_message = "The warehouse is not encrypted with the environment's data key."
  }

  assert {
    condition     = output.database.is_encrypted
    error_message = "The database is not encrypted."
  }

  # Nothing is public.
  assert {
    condition     = !output.warehouse.is_public
    error_message = "The warehouse can be reached from outside the network."
  }

  assert {
    condition     = output.balancer_is_internal
    error_message = "The balancer has public addresses."
  }

  # Names agree with the settings of the services.
  assert {
    condition = alltrue([for service in ["generator", "consumer", "scoring", "orchestrator"] :
      output.settings[service].Platform__TransactionsStream == output.streams.transactions &&
      output.settings[service].Platform__DecisionsStream == output.streams.decisions &&
      output.settings[service].Platform__ChargebacksStream == output.streams.chargebacks &&
      output.settings[service].Platform__LakeBucket == output.lake_bucket &&
      output.settings[service].Platform__DeadLetterDeliveryStream == output.deliveries["dead-letters"]
    ])
    error_message = "A service is told of another stream, bucket or delivery stream than the one that is made."
  }

  assert {
    condition     = output.settings.consumer.Kcl__TableName == output.lease_table
    error_message = "The consumer looks for its leases in another table than the one that is made."
  }

  assert {
    condition     = alltrue([for settings in values(output.settings) : !contains(keys(settings), "AWS_ENDPOINT_URL")])
    error_message = "AWS_ENDPOINT_URL points clients away from AWS."
  }

  assert {
    condition     = output.settings.consumer.Scoring__Address == "http://scoring:${output.settings.scoring.Grpc__Port}"
    error_message = "The consumer calls scoring on another port than the one that speaks gRPC."
  }

  # Containers cannot be written and do not run as root.
  assert {
    condition     = alltrue([for container in values(output.containers) : container.readonlyRootFilesystem && !contains(["0", "root"], container.user)])
    error_message = "A container can write its own files or runs as root."
  }

  assert {
    condition     = alltrue([for container in values(output.containers) : container.linuxParameters.capabilities.drop == ["ALL"]])
    error_message = "A container keeps capabilities of the kernel."
  }

  assert {
    condition     = alltrue([for container in values(output.containers) : length(container.healthCheck.command) > 1])
    error_message = "A container has no health check."
  }

  assert {
    condition     = toset([for path in output.containers.scoring.linuxParameters.tmpfs[*].containerPath : path]) == toset(["/tmp"])
    error_message = "Scoring keeps what lasts in Aurora: nothing but /tmp can be written."
  }

  # Secrets are never plain settings.
  assert {
    condition = alltrue(flatten([for container in values(output.containers) : [
      for setting in container.environment : !can(regex("(?i)(token|secret|password)(key)?$", setting.name))
    ]]))
    error_message = "A secret is passed as plain text."
  }

  assert {
    condition     = contains(output.containers.generator.secrets[*].name, "Generator__TokenKey")
    error_message = "The generator gets no token key: it would refuse to start."
  }

  # Consumers are no more than shards.
  assert {
    condition     = output.task_bounds.consumer.most <= 2 && output.task_bounds.consumer.least >= 1
    error_message = "More consumers than shards have nothing to read; none reads nothing."
  }

  # The generator is off unless asked for.
  assert {
    condition     = output.task_bounds.generator.most == 0
    error_message = "The synthetic network runs although nobody asked for it."
  }

  # Every objective has its alarm.
  assert {
    condition = alltrue([for objective in ["iterator-age", "decision-p99", "dead-letters", "failed-runs", "loads-late"] :
      contains(output.alarms, "visa-dev-${objective}")
    ])
    error_message = "An objective has no alarm."
  }
}

run "the_generator_runs_when_asked_for" {
  variables {
    generator_is_on = true
    extra_settings  = { consumer = { Processing__BatchSize = "512" } }
  }

  assert {
    condition     = output.task_bounds.generator.least == 1
    error_message = "generator_is_on starts no generator."
  }

  assert {
    condition     = contains(output.containers.consumer.environment, { name = "Processing__BatchSize", value = "512" })
    error_message = "A further setting does not reach its service."
  }
}

mock_provider "aws" {
  source = "../mocks"
}

variables {
  region       = "eu-west-1"
  account_id   = "123456789012"
  repository   = "someone/visa"
  environments = ["dev", "prod"]
}

run "only_an_approved_environment_applies" {
  assert {
    condition     = toset(local.roles.apply.subjects) == toset(["repo:someone/visa:environment:dev", "repo:someone/visa:environment:prod"])
    error_message = "A run outside an environment may apply."
  }

  assert {
    condition     = alltrue([for role in local.roles : alltrue([for subject in role.subjects : !strcontains(subject, "*")])])
    error_message = "A role can be taken by runs that are not named."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "The state is not encrypted."
  }
}

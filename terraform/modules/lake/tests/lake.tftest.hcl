mock_provider "aws" {
  source = "../../mocks"
}

variables {
  bucket_name  = "visa-test-lake"
  account_id   = "123456789012"
  data_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/data"
}

run "both_buckets_are_closed" {
  assert {
    condition = alltrue([for block in [aws_s3_bucket_public_access_block.this, aws_s3_bucket_public_access_block.logs] :
      block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets
    ])
    error_message = "A bucket can be made public."
  }
}

run "replaced_objects_can_be_had_back" {
  assert {
    condition     = one(aws_s3_bucket_versioning.this.versioning_configuration).status == "Enabled"
    error_message = "An overwritten object is gone."
  }
}

run "marts_and_models_are_kept" {
  assert {
    condition     = var.zones.processed.expire_after_days == null && var.zones.models.expire_after_days == null
    error_message = "What cannot be made again must not expire."
  }
}

run "is_not_emptied_by_a_destroy" {
  assert {
    condition     = !aws_s3_bucket.this.force_destroy
    error_message = "A destroy would delete the lake's objects."
  }
}

run "refuses_a_name_that_s3_has_not" {
  command = plan

  variables {
    bucket_name = "Visa_Lake"
  }

  expect_failures = [var.bucket_name]
}

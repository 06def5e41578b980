resource "aws_glue_security_configuration" "this" {
  name = var.name

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = var.telemetry_key_arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = var.data_key_arn
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = var.data_key_arn
    }
  }
}

resource "aws_glue_job" "this" {
  name                   = "${var.name}-transform"
  description            = "raw/ to processed/: one interval, one run key, its own folders only"
  role_arn               = aws_iam_role.this.arn
  glue_version           = "5.1"
  worker_type            = var.worker_type
  number_of_workers      = var.workers
  execution_class        = var.is_flexible ? "FLEX" : "STANDARD"
  timeout                = var.timeout_minutes
  max_retries            = 0 # The orchestrator retries, with the manifest of the first attempt.
  security_configuration = aws_glue_security_configuration.this.name

  command {
    name            = "glueetl"
    python_version  = "3"
    script_location = "s3://${var.lake_bucket}/artifacts/glue/job.py"
  }

  execution_property {
    max_concurrent_runs = var.concurrent_runs
  }

  default_arguments = {
    "--enable-continuous-cloudwatch-log" = "true"
    "--continuous-log-logGroup"          = aws_cloudwatch_log_group.job.name
    "--enable-glue-datacatalog"          = "true"
    "--enable-metrics"                   = "true"
    "--enable-observability-metrics"     = "true"
    "--job-bookmark-option"              = "job-bookmark-disable" # A rerun takes the manifest, not what a bookmark has not seen.
    "--TempDir"                          = "s3://${var.lake_bucket}/artifacts/glue/temp/"
  }
}

resource "aws_cloudwatch_log_group" "job" {
  name              = "/visa/${var.name}/glue"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.telemetry_key_arn
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["glue.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "job" {
  statement {
    sid       = "ReadRawAndItsScript"
    actions   = ["s3:GetObject"]
    resources = ["${var.lake_arn}/raw/*", "${var.lake_arn}/artifacts/*", "${var.lake_arn}/manifests/*", "${var.lake_arn}/processed/*", "${var.lake_arn}/quarantine/*"]
  }

  statement {
    sid       = "WriteProcessed"
    actions   = ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
    resources = ["${var.lake_arn}/processed/*", "${var.lake_arn}/quarantine/*", "${var.lake_arn}/artifacts/glue/temp/*"]
  }

  statement {
    sid       = "SeeTheBucket"
    actions   = ["s3:ListBucket", "s3:GetBucketLocation"]
    resources = [var.lake_arn]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt", "kms:Encrypt"]
    resources = [var.data_key_arn]
  }

  statement {
    sid     = "ReadTheCatalogue"
    actions = ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:GetPartition", "glue:GetPartitions"]
    resources = concat(
      ["arn:${var.partition}:glue:${var.region}:${var.account_id}:catalog"],
      [for database in aws_glue_catalog_database.this : database.arn],
      [for database in aws_glue_catalog_database.this : "arn:${var.partition}:glue:${var.region}:${var.account_id}:table/${database.name}/*"],
    )
  }

  statement {
    sid       = "WriteItsLog"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:AssociateKmsKey"]
    resources = ["${aws_cloudwatch_log_group.job.arn}:*", "arn:${var.partition}:logs:${var.region}:${var.account_id}:log-group:/aws-glue/*"]
  }

  statement {
    sid       = "CreateGluesOwnLogGroups"
    actions   = ["logs:CreateLogGroup"]
    resources = ["arn:${var.partition}:logs:${var.region}:${var.account_id}:log-group:/aws-glue/*"]
  }

  statement {
    sid       = "ReadItsSecurityConfiguration"
    actions   = ["glue:GetSecurityConfiguration"]
    resources = ["*"]
  }

  statement {
    sid       = "SayHowItGoes"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = ["Glue"]
    }
  }
}

resource "aws_iam_role" "this" {
  name                 = "${var.name}-glue"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "this" {
  name   = "transform"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.job.json
}

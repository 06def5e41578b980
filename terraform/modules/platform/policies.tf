# What each service may do: what its code calls, on what it is told to use.
data "aws_iam_policy_document" "generator" {
  statement {
    sid       = "SendTransactions"
    actions   = ["kinesis:PutRecords", "kinesis:PutRecord"]
    resources = [module.streams.arns["transactions"], module.streams.arns["chargebacks"]]
  }

  statement {
    sid       = "KeepTheTruth"
    actions   = ["s3:PutObject"]
    resources = ["${module.lake.arn}/truth/*"]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:GenerateDataKey"]
    resources = [module.encryption.data_key_arn]
  }
}

data "aws_iam_policy_document" "consumer" {
  statement {
    sid       = "ReadTransactions"
    actions   = ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards", "kinesis:DescribeStreamSummary"]
    resources = [module.streams.arns["transactions"]]
  }

  # Reading by enhanced fan-out: a registered reader of its own.
  statement {
    sid       = "RegisterAsReader"
    actions   = ["kinesis:RegisterStreamConsumer", "kinesis:ListStreamConsumers"]
    resources = [module.streams.arns["transactions"]]
  }

  statement {
    sid       = "ReadAsRegisteredReader"
    actions   = ["kinesis:SubscribeToShard", "kinesis:DescribeStreamConsumer"]
    resources = ["${module.streams.arns["transactions"]}/consumer/*"]
  }

  statement {
    sid       = "SendDecisions"
    actions   = ["kinesis:PutRecords"]
    resources = [module.streams.arns["decisions"]]
  }

  statement {
    sid       = "SendDeadLetters"
    actions   = ["firehose:PutRecordBatch"]
    resources = [module.delivery.arns["dead-letters"]]
  }

  statement {
    sid       = "ShareLeases"
    actions   = ["dynamodb:DescribeTable", "dynamodb:Scan", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
    resources = [module.leases.arn]
  }

  # Workers of the Java library 3.x would keep their leader there; ours looks before it takes a lease.
  statement {
    sid       = "SeeWhetherOthersLead"
    actions   = ["dynamodb:GetItem"]
    resources = ["${module.leases.arn}-CoordinatorState"]
  }

  statement {
    sid       = "KeepStates"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${module.lake.arn}/state/${local.application}/*"]
  }

  # Without it, and for all prefixes, S3 answers "forbidden" instead of "not found" for an object that is not there.
  statement {
    sid       = "TellMissingFromForbidden"
    actions   = ["s3:ListBucket"]
    resources = [module.lake.arn]
  }

  statement {
    sid       = "ReadRiskTables"
    actions   = ["s3:GetObject"]
    resources = ["${module.lake.arn}/risk/*"]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [module.encryption.data_key_arn]
  }
}

data "aws_iam_policy_document" "scoring" {
  statement {
    sid       = "ReadDecisions"
    actions   = ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"]
    resources = [module.streams.arns["decisions"]]
  }

  statement {
    sid       = "SendShadowScoresAndFeedback"
    actions   = ["firehose:PutRecord", "firehose:PutRecordBatch"]
    resources = [module.delivery.arns["shadow-scores"], module.delivery.arns["feedback"]]
  }

  statement {
    sid       = "ReadModelsAndPolicies"
    actions   = ["s3:GetObject"]
    resources = ["${module.lake.arn}/models/*", "${module.lake.arn}/policies/*"]
  }

  # Promotions, proposals and approvals are new objects; no model is written.
  statement {
    sid       = "WriteHistoriesAndPolicies"
    actions   = ["s3:PutObject"]
    resources = ["${module.lake.arn}/models/history/*", "${module.lake.arn}/policies/*"]
  }

  statement {
    sid       = "TellMissingFromForbidden"
    actions   = ["s3:ListBucket"]
    resources = [module.lake.arn]
  }

  statement {
    sid       = "ConnectToItsDatabase"
    actions   = ["rds-db:connect"]
    resources = ["arn:${local.partition}:rds-db:${local.region}:${local.account_id}:dbuser:${module.database.resource_id}/scoring"]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [module.encryption.data_key_arn]
  }
}

data "aws_iam_policy_document" "training" {
  statement {
    sid       = "SeeTheLake"
    actions   = ["s3:ListBucket"]
    resources = [module.lake.arn]
  }

  statement {
    sid       = "ReadHistoryAndModels"
    actions   = ["s3:GetObject"]
    resources = [for zone in ["raw", "processed", "truth", "risk", "models"] : "${module.lake.arn}/${zone}/*"]
  }

  statement {
    sid       = "WriteModelsAndRiskTables"
    actions   = ["s3:PutObject"]
    resources = [for zone in ["risk", "models"] : "${module.lake.arn}/${zone}/*"]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [module.encryption.data_key_arn]
  }
}

data "aws_iam_policy_document" "orchestrator" {
  statement {
    sid       = "SeeTheLake"
    actions   = ["s3:ListBucket"]
    resources = [module.lake.arn]
  }

  statement {
    sid       = "ReadTheLake"
    actions   = ["s3:GetObject"]
    resources = [for zone in ["raw", "artifacts/glue/sql", "processed", "manifests", "quarantine", "risk", "models", "truth"] : "${module.lake.arn}/${zone}/*"]
  }

  statement {
    sid       = "WriteManifestsAndResults"
    actions   = ["s3:PutObject"]
    resources = [for zone in ["manifests", "artifacts/glue/sql", "risk", "models"] : "${module.lake.arn}/${zone}/*"]
  }

  statement {
    sid       = "RunTheTransformation"
    actions   = ["glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"]
    resources = [module.catalogue.job_arn]
  }

  statement {
    sid       = "RunStatements"
    actions   = ["redshift-data:ExecuteStatement", "redshift-data:BatchExecuteStatement"]
    resources = [module.warehouse.workgroup_arn]
  }

  # A statement is no resource; whose it is can be said.
  statement {
    sid       = "FollowItsStatements"
    actions   = ["redshift-data:DescribeStatement", "redshift-data:GetStatementResult", "redshift-data:CancelStatement", "redshift-data:ListStatements"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "redshift-data:statement-owner-iam-userid"
      values   = ["$${aws:userid}"]
    }
  }

  statement {
    sid       = "BeAUserOfTheWarehouse"
    actions   = ["redshift-serverless:GetCredentials"]
    resources = [module.warehouse.workgroup_arn]
  }

  # Scoring's verbs run as tasks of their own.
  statement {
    sid       = "RunVerbs"
    actions   = ["ecs:RunTask"]
    resources = ["arn:${local.partition}:ecs:${local.region}:${local.account_id}:task-definition/${local.name}-${local.training}:*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [module.cluster.arn]
    }
  }

  statement {
    sid       = "FollowVerbs"
    actions   = ["ecs:DescribeTasks", "ecs:StopTask"]
    resources = ["arn:${local.partition}:ecs:${local.region}:${local.account_id}:task/${local.name}/*"]
  }

  # A task of Fargate has no container instance, which is what the action knows.
  statement {
    sid       = "FindVerbsThatItStarted"
    actions   = ["ecs:ListTasks"]
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [module.cluster.arn]
    }
  }

  statement {
    sid       = "PassTheirRoles"
    actions   = ["iam:PassRole"]
    resources = [for end in ["", "-start"] : "arn:${local.partition}:iam::${local.account_id}:role/${local.name}-${local.training}${end}"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  statement {
    sid       = "ConnectToItsDatabase"
    actions   = ["rds-db:connect"]
    resources = ["arn:${local.partition}:rds-db:${local.region}:${local.account_id}:dbuser:${module.database.resource_id}/orchestrator"]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [module.encryption.data_key_arn]
  }
}

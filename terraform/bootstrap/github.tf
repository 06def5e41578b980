# GitHub's runs take a role for minutes by a signed statement of who they are: no key is kept anywhere.
resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  partition = "aws"

  # Which run may take which role: the repository, and the event or environment that GitHub vouches for.
  roles = {
    plan   = { subjects = ["repo:${var.repository}:pull_request", "repo:${var.repository}:ref:refs/heads/main"], minutes = 60 }
    images = { subjects = [for environment in var.environments : "repo:${var.repository}:environment:${environment}-images"], minutes = 60 }
    apply  = { subjects = [for environment in var.environments : "repo:${var.repository}:environment:${environment}"], minutes = 120 }
  }

  state_keys = [for environment in var.environments : "${aws_s3_bucket.state.arn}/visa/${environment}.tfstate"]
}

data "aws_iam_policy_document" "trust" {
  for_each = local.roles

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = each.value.subjects
    }
  }
}

resource "aws_iam_role" "github" {
  for_each = local.roles

  name                 = "visa-github-${each.key}"
  assume_role_policy   = data.aws_iam_policy_document.trust[each.key].json
  max_session_duration = each.value.minutes * 60
}

# Reads and locks the state; plans need no more of it.
data "aws_iam_policy_document" "read_state" {
  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.state.arn]
  }

  statement {
    sid       = "ReadState"
    actions   = ["s3:GetObject"]
    resources = local.state_keys
  }

  statement {
    sid       = "LockState"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = [for key in local.state_keys : "${key}.tflock"]
  }

  statement {
    sid       = "OpenState"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.state.arn]
  }

  # A plan runs with the images that are deployed.
  statement {
    sid       = "ReadImages"
    actions   = ["ssm:GetParameter"]
    resources = [for environment in var.environments : "arn:${local.partition}:ssm:${var.region}:${var.account_id}:parameter/visa/${environment}/images"]
  }
}

resource "aws_iam_role_policy" "plan" {
  name   = "state"
  role   = aws_iam_role.github["plan"].id
  policy = data.aws_iam_policy_document.read_state.json
}

# What a plan compares with: what there is. What it holds is denied below, whatever the managed policy takes up later.
resource "aws_iam_role_policy_attachment" "plan" {
  role       = aws_iam_role.github["plan"].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/ReadOnlyAccess"
}

data "aws_iam_policy_document" "plan" {
  statement {
    sid    = "NoRecordsNoObjectsNoSecrets"
    effect = "Deny"
    actions = [
      "kinesis:GetRecords", "kinesis:SubscribeToShard", "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan",
      "secretsmanager:GetSecretValue", "logs:GetLogEvents", "logs:FilterLogEvents", "logs:StartQuery", "redshift-data:GetStatementResult",
      "redshift-serverless:GetCredentials", "ecr:GetDownloadUrlForLayer"
    ]
    resources = ["*"]
  }

  statement {
    sid           = "NoObjectsButTheState"
    effect        = "Deny"
    actions       = ["s3:GetObject", "s3:GetObjectVersion"]
    not_resources = concat(local.state_keys, [for key in local.state_keys : "${key}.tflock"])
  }
}

resource "aws_iam_role_policy" "plan_reads" {
  name   = "no-data"
  role   = aws_iam_role.github["plan"].id
  policy = data.aws_iam_policy_document.plan.json
}

data "aws_iam_policy_document" "images" {
  statement {
    sid       = "LogInToTheRegistry"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "PushImages"
    actions = [
      "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"
    ]
    resources = [for environment in var.environments : "arn:${local.partition}:ecr:${var.region}:${var.account_id}:repository/visa-${environment}/*"]
  }

  statement {
    sid       = "PutScriptsOfTheBatchHalf"
    actions   = ["s3:PutObject"]
    resources = [for environment in var.environments : "arn:${local.partition}:s3:::visa-${environment}-lake-${var.account_id}/artifacts/*"]
  }

  statement {
    sid       = "EncryptThem"
    actions   = ["kms:GenerateDataKey"]
    resources = ["arn:${local.partition}:kms:${var.region}:${var.account_id}:key/*"]

    condition {
      test     = "ForAnyValue:StringLike"
      variable = "kms:ResourceAliases"
      values   = [for environment in var.environments : "alias/visa-${environment}-data"]
    }
  }
}

resource "aws_iam_role_policy" "images" {
  name   = "push"
  role   = aws_iam_role.github["images"].id
  policy = data.aws_iam_policy_document.images.json
}

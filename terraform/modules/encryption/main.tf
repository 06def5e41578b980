locals {
  # One key a kind of thing, so that who may read records cannot for that reason read secrets.
  keys = {
    data      = "Streams, lake, lease table, warehouse, database, images"
    secrets   = "Secrets Manager"
    telemetry = "Logs and alarm notifications"
  }

  # Services that use the telemetry key in their own name, and what they must show of the thing they encrypt.
  telemetry_services = {
    "logs.${var.region}.amazonaws.com" = {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:${var.partition}:logs:${var.region}:${var.account_id}:log-group:*"]
    }
    "cloudwatch.amazonaws.com" = { test = "StringEquals", variable = "aws:SourceAccount", values = [var.account_id] }
    "events.amazonaws.com"     = { test = "StringEquals", variable = "aws:SourceAccount", values = [var.account_id] }
  }
}

# In a key policy "*" means this key.
data "aws_iam_policy_document" "key" {
  for_each = local.keys

  statement {
    sid       = "AccountDecidesThroughIam"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${var.partition}:iam::${var.account_id}:root"]
    }
  }

  dynamic "statement" {
    for_each = each.key == "telemetry" ? local.telemetry_services : {}

    content {
      actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:DescribeKey"]
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = [statement.key]
      }

      condition {
        test     = statement.value.test
        variable = statement.value.variable
        values   = statement.value.values
      }
    }
  }

  # Fargate encrypts the disks of this cluster's tasks.
  dynamic "statement" {
    for_each = each.key == "data" ? ["kms:GenerateDataKeyWithoutPlaintext", "kms:CreateGrant"] : []

    content {
      actions   = [statement.value]
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = ["fargate.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "kms:EncryptionContext:aws:ecs:clusterAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "StringEquals"
        variable = "kms:EncryptionContext:aws:ecs:clusterName"
        values   = [var.name]
      }
    }
  }
}

resource "aws_kms_key" "this" {
  for_each = local.keys

  description             = "${var.name}: ${each.value}"
  enable_key_rotation     = true
  rotation_period_in_days = var.rotation_period_days
  deletion_window_in_days = 30
  multi_region            = false
  policy                  = data.aws_iam_policy_document.key[each.key].json
}

resource "aws_kms_alias" "this" {
  for_each = local.keys

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["firehose.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "this" {
  for_each = local.deliveries

  statement {
    sid       = "WriteItsOwnFolders"
    actions   = ["s3:PutObject", "s3:AbortMultipartUpload"]
    resources = ["${var.lake_arn}/raw/${each.value.entity}/*", "${var.lake_arn}/raw-errors/*/${each.value.entity}/*"]
  }

  statement {
    sid       = "SeeTheBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [var.lake_arn]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [var.data_key_arn]
  }

  statement {
    sid       = "SayWhatFailed"
    actions   = ["logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:log-stream:${each.key}"]
  }

  dynamic "statement" {
    for_each = each.value.stream == null ? [] : [var.stream_arns[each.value.stream]]

    content {
      sid       = "ReadItsStream"
      actions   = ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"]
      resources = [statement.value]
    }
  }
}

resource "aws_iam_role" "this" {
  for_each = local.deliveries

  name                 = "${var.name}-delivery-${each.key}"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "this" {
  for_each = local.deliveries

  name   = "deliver"
  role   = aws_iam_role.this[each.key].id
  policy = data.aws_iam_policy_document.this[each.key].json
}

resource "aws_redshiftserverless_namespace" "this" {
  namespace_name                   = var.name
  db_name                          = var.database
  kms_key_id                       = var.data_key_arn
  manage_admin_password            = true
  admin_password_secret_kms_key_id = var.secrets_key_arn
  iam_roles                        = [aws_iam_role.copy.arn]
  default_iam_role_arn             = aws_iam_role.copy.arn
  log_exports                      = ["userlog", "connectionlog", "useractivitylog"]
}

resource "aws_redshiftserverless_workgroup" "this" {
  namespace_name       = aws_redshiftserverless_namespace.this.namespace_name
  workgroup_name       = var.name
  base_capacity        = var.base_rpus
  max_capacity         = var.max_rpus
  enhanced_vpc_routing = true
  publicly_accessible  = false
  subnet_ids           = var.subnet_ids
  security_group_ids   = [aws_security_group.this.id]

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true"
  }

  config_parameter {
    parameter_key   = "max_query_execution_time"
    parameter_value = "3600"
  }
}

# The ceiling on what the warehouse may cost.
resource "aws_redshiftserverless_usage_limit" "this" {
  resource_arn  = aws_redshiftserverless_workgroup.this.arn
  usage_type    = "serverless-compute"
  period        = "monthly"
  amount        = var.monthly_rpu_hours
  breach_action = var.stops_at_limit ? "deactivate" : "log"
}

resource "aws_security_group" "this" {
  name        = "${var.name}-warehouse"
  description = "Redshift Serverless"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-warehouse" }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = var.client_security_groups

  security_group_id            = aws_security_group.this.id
  description                  = each.key
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 5439
  to_port                      = 5439
}

resource "aws_vpc_security_group_ingress_rule" "bi" {
  for_each = var.bi_cidrs

  security_group_id = aws_security_group.this.id
  description       = "BI tools"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 5439
  to_port           = 5439
}

# COPY reads the lake through the network's own gateway.
resource "aws_vpc_security_group_egress_rule" "this" {
  security_group_id = aws_security_group.this.id
  description       = "The lake and the endpoints of AWS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["redshift-serverless.amazonaws.com", "redshift.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "copy" {
  statement {
    sid       = "ReadWhatIsLoaded"
    actions   = ["s3:GetObject"]
    resources = ["${var.lake_arn}/processed/*", "${var.lake_arn}/manifests/*", "${var.lake_arn}/risk/*", "${var.lake_arn}/truth/*"]
  }

  statement {
    sid       = "WriteWhatIsUnloaded"
    actions   = ["s3:PutObject"]
    resources = ["${var.lake_arn}/risk/*"]
  }

  statement {
    sid       = "SeeTheBucket"
    actions   = ["s3:ListBucket", "s3:GetBucketLocation"]
    resources = [var.lake_arn]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.data_key_arn]
  }
}

resource "aws_iam_role" "copy" {
  name                 = "${var.name}-warehouse"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "copy" {
  name   = "copy-and-unload"
  role   = aws_iam_role.copy.id
  policy = data.aws_iam_policy_document.copy.json
}

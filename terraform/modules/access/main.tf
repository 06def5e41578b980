# A small machine in the network that a person reaches through Session Manager: no open port, no key, no public address.
data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_instance" "this" {
  ami                    = data.aws_ssm_parameter.image.insecure_value
  instance_type          = "t4g.nano"
  subnet_id              = var.subnet_id
  vpc_security_group_ids = [aws_security_group.this.id]
  iam_instance_profile   = aws_iam_instance_profile.this.name
  ebs_optimized          = true
  monitoring             = false
  tags                   = { Name = "${var.name}-access" }

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }

  root_block_device {
    encrypted  = true
    kms_key_id = var.data_key_arn
  }

  lifecycle {
    ignore_changes = [ami]
  }
}

resource "aws_security_group" "this" {
  name        = "${var.name}-access"
  description = "A person's way in through Session Manager"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-access" }
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = { "Endpoints and pages" = 443, "Database" = 5432, "Warehouse" = 5439 }

  security_group_id = aws_security_group.this.id
  description       = each.key
  cidr_ipv4         = var.network_cidr
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

# What the agent of Session Manager needs; its channels know no resource to narrow them to.
data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["ssm:UpdateInstanceInformation"]
    resources = ["arn:${var.partition}:ec2:${var.region}:${var.account_id}:instance/*"]
  }

  statement {
    actions = [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role" "this" {
  name                 = "${var.name}-access"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "this" {
  name   = "sessions"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.this.json
}

resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-access"
  role = aws_iam_role.this.name
}

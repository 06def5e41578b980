# An apply makes nearly every kind of resource, so it has AWS's own policy for that, which leaves out IAM; of IAM it gets the
# platform's roles only, and only with the boundary below.
resource "aws_iam_role_policy_attachment" "apply" {
  role       = aws_iam_role.github["apply"].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/PowerUserAccess"
}

locals {
  platform_roles    = [for environment in var.environments : "arn:${local.partition}:iam::${var.account_id}:role/visa-${environment}-*"]
  platform_profiles = [for environment in var.environments : "arn:${local.partition}:iam::${var.account_id}:instance-profile/visa-${environment}-*"]
}

data "aws_iam_policy_document" "apply" {
  statement {
    sid       = "MakeRolesInsideTheBoundary"
    actions   = ["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:PutRolePermissionsBoundary"]
    resources = local.platform_roles

    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = [aws_iam_policy.boundary.arn]
    }
  }

  statement {
    sid = "TendRoles"
    actions = [
      "iam:DeleteRole", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole",
      "iam:ListRolePolicies", "iam:ListRoleTags", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"
    ]
    resources = local.platform_roles
  }

  statement {
    sid       = "PassRolesToTheServicesThatTakeThem"
    actions   = ["iam:PassRole"]
    resources = local.platform_roles

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values = [
        "ec2.amazonaws.com", "ecs-tasks.amazonaws.com", "firehose.amazonaws.com", "glue.amazonaws.com",
        "redshift-serverless.amazonaws.com", "redshift.amazonaws.com", "vpc-flow-logs.amazonaws.com"
      ]
    }
  }

  statement {
    sid = "TendTheAccessMachinesProfile"
    actions = [
      "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:GetInstanceProfile",
      "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile", "iam:UntagInstanceProfile"
    ]
    resources = local.platform_profiles
  }

  statement {
    sid       = "MakeTheRolesThatServicesMakeForThemselves"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["arn:${local.partition}:iam::${var.account_id}:role/aws-service-role/*"]
  }
}

resource "aws_iam_role_policy" "apply" {
  name   = "roles-of-the-platform"
  role   = aws_iam_role.github["apply"].id
  policy = data.aws_iam_policy_document.apply.json
}

resource "aws_iam_role_policy" "apply_state" {
  name   = "state"
  role   = aws_iam_role.github["apply"].id
  policy = data.aws_iam_policy_document.read_state.json
}

data "aws_iam_policy_document" "write_state" {
  statement {
    actions   = ["s3:PutObject"]
    resources = local.state_keys
  }
}

resource "aws_iam_role_policy" "apply_write_state" {
  name   = "write-state"
  role   = aws_iam_role.github["apply"].id
  policy = data.aws_iam_policy_document.write_state.json
}

# The most that any role of the platform can do, whatever its own policy says.
data "aws_iam_policy_document" "boundary" {
  statement {
    sid    = "WhatThePlatformUses"
    effect = "Allow"
    # A boundary bounds; each role's own policy names its resources.
    not_actions = ["iam:*", "organizations:*", "account:*", "sts:AssumeRole"]
    resources   = ["*"]
  }

  statement {
    sid     = "PassRolesOfThePlatform"
    actions = ["iam:PassRole"]
    resources = flatten([for environment in var.environments : [
      "arn:${local.partition}:iam::${var.account_id}:role/visa-${environment}-scoring*",
      "arn:${local.partition}:iam::${var.account_id}:role/visa-${environment}-generator*",
      "arn:${local.partition}:iam::${var.account_id}:role/visa-${environment}-dbt*",
    ]])
  }
}

resource "aws_iam_policy" "boundary" {
  name        = "visa-service-boundary"
  description = "Bounds every role that the platform's Terraform makes"
  policy      = data.aws_iam_policy_document.boundary.json
}

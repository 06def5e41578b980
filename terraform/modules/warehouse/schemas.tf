# Run once at apply, in this order, by the administrator. IAM roles are users named IAMR:<role>.
locals {
  schemas = {
    core    = "what is loaded from the lake"
    ops     = "ledgers of the loads"
    staging = "dbt: sources renamed and cast"
    marts   = "dbt: what BI reads"
  }
}

resource "aws_redshiftdata_statement" "schema" {
  for_each = local.schemas

  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "CREATE SCHEMA IF NOT EXISTS ${each.key}"

  depends_on = [aws_iam_role_policy.copy]
}

resource "aws_redshiftdata_statement" "loader" {
  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "CREATE USER \"IAMR:${var.loader_role_name}\" PASSWORD DISABLE"
}

resource "aws_redshiftdata_statement" "loader_grant" {
  for_each = local.schemas

  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "GRANT USAGE, CREATE ON SCHEMA ${each.key} TO \"IAMR:${var.loader_role_name}\""

  depends_on = [aws_redshiftdata_statement.schema, aws_redshiftdata_statement.loader]
}

resource "aws_redshiftdata_statement" "bi" {
  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "CREATE ROLE bi_reader"
}

resource "aws_redshiftdata_statement" "bi_usage" {
  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "GRANT USAGE ON SCHEMA marts TO ROLE bi_reader"

  depends_on = [aws_redshiftdata_statement.schema, aws_redshiftdata_statement.bi]
}

# Also what dbt makes later: the marts are replaced at each run.
resource "aws_redshiftdata_statement" "bi_select" {
  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "ALTER DEFAULT PRIVILEGES FOR USER \"IAMR:${var.loader_role_name}\" IN SCHEMA marts GRANT SELECT ON TABLES TO ROLE bi_reader"

  depends_on = [aws_redshiftdata_statement.bi_usage, aws_redshiftdata_statement.loader]
}

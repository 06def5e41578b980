# Run at apply by the administrator, in this order. Each may run again without harm: the Data API forgets a statement after a day, and so may the provider.
locals {
  schemas = {
    raw     = "what is loaded from the lake"
    ops     = "ledgers of the loads"
    staging = "dbt: sources renamed and cast"
    marts   = "dbt: what BI reads"
  }

  # An IAM role that connects is the user IAMR:<role>. Neither users nor roles can be created "if not exists".
  loader = "IAMR:${var.loader_role_name}"

  principals = join(" ", [
    "CREATE OR REPLACE PROCEDURE ops.ensure_principals() AS $$ BEGIN",
    "IF (SELECT count(*) FROM pg_user WHERE usename = '${local.loader}') = 0 THEN EXECUTE 'CREATE USER \"${local.loader}\" PASSWORD DISABLE'; END IF;",
    "IF (SELECT count(*) FROM svv_roles WHERE role_name = 'bi_reader') = 0 THEN EXECUTE 'CREATE ROLE bi_reader'; END IF;",
    "END; $$ LANGUAGE plpgsql",
  ])

  grants = merge(
    { for schema in keys(local.schemas) : "loader-${schema}" => "GRANT USAGE, CREATE ON SCHEMA ${schema} TO \"${local.loader}\"" },
    {
      bi-usage = "GRANT USAGE ON SCHEMA marts TO ROLE bi_reader"
      # Also what dbt makes later: the marts are replaced at each run.
      bi-select = "ALTER DEFAULT PRIVILEGES FOR USER \"${local.loader}\" IN SCHEMA marts GRANT SELECT ON TABLES TO ROLE bi_reader"
    },
  )
}

resource "aws_redshiftdata_statement" "schema" {
  for_each = local.schemas

  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "CREATE SCHEMA IF NOT EXISTS ${each.key}"

  # Of a forgotten statement the provider reads empty texts.
  lifecycle {
    ignore_changes = [workgroup_name, secret_arn, sql]
  }
}

resource "aws_redshiftdata_statement" "principals" {
  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = local.principals

  lifecycle {
    ignore_changes = [workgroup_name, secret_arn, sql]
  }

  depends_on = [aws_redshiftdata_statement.schema]
}

resource "aws_redshiftdata_statement" "ensure_principals" {
  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "CALL ops.ensure_principals()"

  lifecycle {
    ignore_changes = [workgroup_name, secret_arn, sql]
  }

  depends_on = [aws_redshiftdata_statement.principals]
}

resource "aws_redshiftdata_statement" "grant" {
  for_each = local.grants

  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = aws_redshiftserverless_namespace.this.db_name
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = each.value

  lifecycle {
    ignore_changes = [workgroup_name, secret_arn, sql]
  }

  depends_on = [aws_redshiftdata_statement.ensure_principals]
}

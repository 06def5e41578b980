# Empty on purpose: the values are put in by a person or a rotation and never pass through Terraform's state.
resource "aws_secretsmanager_secret" "this" {
  for_each = var.secrets

  name                    = "${var.name}/${each.key}"
  description             = each.value
  kms_key_id              = var.secrets_key_arn
  recovery_window_in_days = var.recovery_days
}

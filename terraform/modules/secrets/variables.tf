variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "secrets" {
  description = "The secrets, with a sentence each."
  type        = map(string)
}

variable "secrets_key_arn" {
  description = "Key that encrypts the secrets."
  type        = string
}

variable "recovery_days" {
  description = "How long a deleted secret can be had back; 0 deletes at once."
  type        = number
  default     = 30

  validation {
    condition     = var.recovery_days == 0 || (var.recovery_days >= 7 && var.recovery_days <= 30)
    error_message = "Secrets Manager waits 7 to 30 days, or not at all."
  }
}

variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "account_id" {
  description = "The account that owns the keys."
  type        = string
}

variable "partition" {
  description = "The AWS partition, such as aws."
  type        = string
}

variable "region" {
  description = "The region, for the name of the logs service."
  type        = string
}

variable "rotation_period_days" {
  description = "How often KMS makes new key material; older material goes on decrypting."
  type        = number
  default     = 365

  validation {
    condition     = var.rotation_period_days >= 90 && var.rotation_period_days <= 2560
    error_message = "KMS rotates every 90 to 2,560 days."
  }
}

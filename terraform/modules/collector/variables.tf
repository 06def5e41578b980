variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "environment" {
  description = "The environment, such as dev."
  type        = string
}

variable "region" {
  description = "The region that spans and metrics go to."
  type        = string
}

variable "namespace" {
  description = "Namespace of the platform's metrics in CloudWatch."
  type        = string
}

variable "sampled_share" {
  description = "Share of traces, beyond one a second, that X-Ray's sampling asks for."
  type        = number
  default     = 0.01

  validation {
    condition     = var.sampled_share >= 0 && var.sampled_share <= 1
    error_message = "A share is between 0 and 1."
  }
}

variable "telemetry_key_arn" {
  description = "Key that encrypts logs."
  type        = string
}

variable "log_retention_days" {
  description = "How long the metrics' own log is kept; the metrics themselves stay for 15 months."
  type        = number
}

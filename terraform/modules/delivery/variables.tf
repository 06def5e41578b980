variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "account_id" {
  description = "The account that Firehose must name when it takes the role."
  type        = string
}

variable "stream_arns" {
  description = "ARNs of the streams transactions, decisions and chargebacks, by these names."
  type        = map(string)
}

variable "lake_arn" {
  description = "ARN of the lake's bucket."
  type        = string
}

variable "data_key_arn" {
  description = "Key of the streams and the lake."
  type        = string
}

variable "telemetry_key_arn" {
  description = "Key that encrypts logs."
  type        = string
}

variable "buffer_seconds" {
  description = "How long records wait at most before an object is written."
  type        = number
  default     = 300

  validation {
    condition     = var.buffer_seconds >= 0 && var.buffer_seconds <= 900
    error_message = "Firehose buffers for 0 to 900 seconds."
  }
}

variable "buffer_megabytes" {
  description = "How much is gathered at most before an object is written, before compression."
  type        = number
  default     = 128

  validation {
    condition     = var.buffer_megabytes >= 1 && var.buffer_megabytes <= 128
    error_message = "Firehose buffers 1 to 128 MB."
  }
}

variable "log_retention_days" {
  description = "How long errors of delivery are kept in the logs."
  type        = number
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made; null for none."
  type        = string
  default     = null
}

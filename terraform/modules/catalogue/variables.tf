variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "account_id" {
  description = "The account."
  type        = string
}

variable "partition" {
  description = "The AWS partition, such as aws."
  type        = string
}

variable "region" {
  description = "The region."
  type        = string
}

variable "lake_bucket" {
  description = "Name of the lake's bucket."
  type        = string
}

variable "lake_arn" {
  description = "ARN of the lake's bucket."
  type        = string
}

variable "data_key_arn" {
  description = "Key of the lake."
  type        = string
}

variable "telemetry_key_arn" {
  description = "Key that encrypts logs."
  type        = string
}

variable "worker_type" {
  description = "Size of a Glue worker."
  type        = string
  default     = "G.1X"

  validation {
    condition     = contains(["G.1X", "G.2X", "G.4X", "G.8X"], var.worker_type)
    error_message = "worker_type is G.1X, G.2X, G.4X or G.8X."
  }
}

variable "workers" {
  description = "Workers of one run; Glue starts at two."
  type        = number
  default     = 2

  validation {
    condition     = var.workers >= 2
    error_message = "A Glue job has at least two workers."
  }
}

variable "is_flexible" {
  description = "Whether runs may wait for spare capacity at a lower price."
  type        = bool
  default     = false
}

variable "timeout_minutes" {
  description = "When a run is ended."
  type        = number
  default     = 60
}

variable "concurrent_runs" {
  description = "Runs at the same time; each writes only the folders of its own run key."
  type        = number
  default     = 3
}

variable "log_retention_days" {
  description = "How long the job's logs are kept."
  type        = number
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made; null for none."
  type        = string
  default     = null
}

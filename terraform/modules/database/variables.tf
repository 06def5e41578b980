variable "name" {
  description = "Name of the cluster, such as visa-dev."
  type        = string
}

variable "database" {
  description = "The first database."
  type        = string
  default     = "visa"
}

variable "engine_version" {
  description = "Version of Aurora PostgreSQL."
  type        = string
  default     = "17.5"
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in at least two zones."
  type        = list(string)
}

variable "tasks_security_group_id" {
  description = "Security group of the processes that connect."
  type        = string
}

variable "data_key_arn" {
  description = "Key that encrypts the storage."
  type        = string
}

variable "secrets_key_arn" {
  description = "Key of the administrator's password."
  type        = string
}

variable "instances" {
  description = "One writer, and readers that stand in for it."
  type        = number
  default     = 1

  validation {
    condition     = var.instances >= 1 && var.instances <= 16
    error_message = "An Aurora cluster has 1 to 16 instances."
  }
}

variable "min_acus" {
  description = "Capacity units that it shrinks to; 0 pauses it."
  type        = number
  default     = 0.5
}

variable "max_acus" {
  description = "Capacity units that it grows to."
  type        = number
  default     = 4

  validation {
    condition     = var.max_acus >= var.min_acus && var.max_acus >= 1
    error_message = "max_acus is at least 1 and not below min_acus."
  }
}

variable "backup_days" {
  description = "How far back the cluster can be restored."
  type        = number
  default     = 7

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "Aurora keeps backups for 1 to 35 days."
  }
}

variable "deletion_protection" {
  description = "Whether RDS refuses to delete the cluster."
  type        = bool
  default     = true
}

variable "job" {
  description = "Short name of the job, such as training."
  type        = string
}

variable "container" {
  description = "Name of the container, which whoever starts a task sets the command of."
  type        = string
}

variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "account_id" {
  description = "The account."
  type        = string
}

variable "region" {
  description = "The region, for the log driver."
  type        = string
}

variable "image" {
  description = "The image, by digest."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "Images are deployed by digest (repository@sha256:...): a tag may change under a running service."
  }
}

variable "repository_arn" {
  description = "ARN of the image's repository."
  type        = string
}

variable "user" {
  description = "User id in the container, not root; 1654 is that of .NET's images."
  type        = string
  default     = "1654"

  validation {
    condition     = var.user != "0" && var.user != "root"
    error_message = "Nothing of the platform runs as root."
  }
}

variable "cpu" {
  description = "CPU units; 1,024 are one."
  type        = number
}

variable "memory" {
  description = "MiB of memory, of those that Fargate has for the CPU units."
  type        = number
}

variable "architecture" {
  description = "Processor of the image."
  type        = string
  default     = "X86_64"

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "architecture is X86_64 or ARM64."
  }
}

variable "environment" {
  description = "Settings, as environment variables (Section__Key)."
  type        = map(string)

  validation {
    condition     = length([for name in keys(var.environment) : name if can(regex("(?i)(token|secret|password)(key)?$", name))]) == 0
    error_message = "A secret is not a plain setting: pass it in secrets."
  }
}

variable "policy_json" {
  description = "What the service may do."
  type        = string
}

variable "telemetry_key_arn" {
  description = "Key that encrypts logs."
  type        = string
}

variable "log_retention_days" {
  description = "How long the service's logs are kept."
  type        = number
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made; null for none."
  type        = string
  default     = null
}

variable "writable_megabytes" {
  description = "MiB of memory that /tmp has."
  type        = number
  default     = 512
}

variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "task" {
  description = "Short name of the task, such as consumer."
  type        = string
}

variable "container" {
  description = "Name of the container, for tasks that are started with a command for it; null for that of the task."
  type        = string
  default     = null
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

variable "command" {
  description = "Arguments of the entry point; null for those of the image."
  type        = list(string)
  default     = null
}

variable "health_check" {
  description = "Program with arguments that exits with 0 while the container is well; null for a task that ends by itself."
  type        = list(string)
  default     = null
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

variable "secrets" {
  description = "Settings whose value is a secret, by its ARN."
  type        = map(string)
  default     = {}
}

variable "secrets_key_arn" {
  description = "Key of the secrets; null without any."
  type        = string
  default     = null
}

variable "writable_megabytes" {
  description = "Folders that can be written, with their size. They are memory of the task."
  type        = map(number)
  default     = { "/tmp" = 64 }
}

variable "ports" {
  description = "Ports by name, what they speak (http, http2, grpc), and the name under which other services find them."
  type = map(object({
    port     = number
    protocol = string
    alias    = optional(string)
  }))
  default = {}
}

variable "policy_json" {
  description = "What the task may do."
  type        = string
}

variable "start_seconds" {
  description = "How long a task may take to become healthy."
  type        = number
  default     = 60
}

variable "stop_seconds" {
  description = "How long a task may take to stop in order; Fargate allows 120."
  type        = number
  default     = 60

  validation {
    condition     = var.stop_seconds <= 120
    error_message = "Fargate kills a task 120 seconds after its stop at the latest."
  }
}

variable "telemetry_key_arn" {
  description = "Key that encrypts logs."
  type        = string
}

variable "log_retention_days" {
  description = "How long the task's logs are kept."
  type        = number
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made; null for none."
  type        = string
  default     = null
}

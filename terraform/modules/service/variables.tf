variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "service" {
  description = "Short name of the service, such as consumer."
  type        = string
}

variable "task_definition_arn" {
  description = "What a task of the service is."
  type        = string
}

variable "ports" {
  description = "Ports by name, what they speak (http, http2, grpc), and the name under which other services find them."
  type = map(object({
    port     = number
    protocol = string
    alias    = optional(string)
  }))
}

variable "target_group_arn" {
  description = "Target group of the balancer; null for none."
  type        = string
  default     = null
}

variable "balanced_port" {
  description = "Port that the balancer calls."
  type        = number
  default     = 8080
}

variable "cluster_arn" {
  description = "ARN of the ECS cluster."
  type        = string
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "namespace_arn" {
  description = "Namespace of Service Connect."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the tasks."
  type        = string
}

variable "tasks" {
  description = "Bounds of the number of tasks."
  type = object({
    least = number
    most  = number
  })

  validation {
    condition     = var.tasks.least >= 0 && var.tasks.most >= var.tasks.least
    error_message = "tasks.most is not below tasks.least."
  }
}

variable "scale_on_cpu_percent" {
  description = "Processor load to keep to; null does not scale by load."
  type        = number
  default     = null
}

variable "scale_on_lag" {
  description = "Stream whose age of unread records decides, and the registered reader if there is one; null does not scale by lag."
  type = object({
    stream           = string
    reader           = optional(string)
    out_milliseconds = number
    in_milliseconds  = number
  })
  default = null
}

variable "start_seconds" {
  description = "How long a task may take to become healthy."
  type        = number
  default     = 60
}

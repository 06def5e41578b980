variable "name" {
  description = "Name of the balancer, such as visa-dev."
  type        = string

  validation {
    condition     = length(var.name) <= 19
    error_message = "Target groups have names of 32 characters at most: choose an environment's name of at most 14."
  }
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
  description = "Security group of the tasks behind the balancer."
  type        = string
}

variable "client_cidrs" {
  description = "Address ranges of the people who use the pages, as the network sees them."
  type        = set(string)

  validation {
    condition     = !contains(var.client_cidrs, "0.0.0.0/0")
    error_message = "The pages are not for everyone: name the ranges from which they are used."
  }
}

variable "domain" {
  description = "Domain of the pages, resolved inside the network only."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate for *.<domain> in ACM, in this region."
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:acm:", var.certificate_arn))
    error_message = "certificate_arn is that of a certificate in ACM."
  }
}

variable "pages" {
  description = "Services with pages: the host under the domain, and the container's port."
  type = map(object({
    host = string
    port = number
  }))
}

variable "logs_bucket" {
  description = "Bucket of the access logs."
  type        = string
}

variable "deletion_protection" {
  description = "Whether the balancer refuses to be deleted."
  type        = bool
  default     = true
}

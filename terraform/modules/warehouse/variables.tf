variable "name" {
  description = "Name of namespace and workgroup, such as visa-dev."
  type        = string
}

variable "account_id" {
  description = "The account."
  type        = string
}

variable "database" {
  description = "The database."
  type        = string
  default     = "visa"
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in three zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 3
    error_message = "Redshift Serverless needs subnets in three zones."
  }
}

variable "client_security_groups" {
  description = "Security groups that may connect, by a name for the rule."
  type        = map(string)
}

variable "bi_cidrs" {
  description = "Address ranges from which BI tools connect."
  type        = set(string)
  default     = []

  validation {
    condition     = !contains(var.bi_cidrs, "0.0.0.0/0")
    error_message = "The warehouse is not for everyone: name the ranges of the BI tools."
  }
}

variable "lake_arn" {
  description = "ARN of the lake's bucket."
  type        = string
}

variable "data_key_arn" {
  description = "Key of the lake and the warehouse."
  type        = string
}

variable "secrets_key_arn" {
  description = "Key of the administrator's password."
  type        = string
}

variable "base_rpus" {
  description = "RPUs that a query starts with."
  type        = number
  default     = 8

  validation {
    condition     = var.base_rpus >= 4 && var.base_rpus <= 512 && var.base_rpus % 4 == 0
    error_message = "Base capacity is 4 to 512 RPUs in steps of four or, from 8 on, eight."
  }
}

variable "max_rpus" {
  description = "RPUs that it grows to."
  type        = number
  default     = 32
}

variable "monthly_rpu_hours" {
  description = "RPU-hours a month after which the limit says so, or stops the warehouse."
  type        = number
}

variable "stops_at_limit" {
  description = "Whether reaching the limit stops user queries until the month ends."
  type        = bool
  default     = false
}

variable "loader_role_name" {
  description = "IAM role that loads and transforms."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made; null for none."
  type        = string
  default     = null
}

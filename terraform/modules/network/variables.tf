variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "account_id" {
  description = "The account, for conditions of trust policies."
  type        = string
}

variable "region" {
  description = "The region, for the names of endpoints."
  type        = string
}

variable "cidr" {
  description = "Address range of the network; subnets take a sixteenth each."
  type        = string

  validation {
    condition     = can(cidrsubnet(var.cidr, 4, 15))
    error_message = "cidr must be a range that can be divided by sixteen, such as 10.20.0.0/16."
  }
}

variable "zones" {
  description = "Availability zones. Redshift Serverless asks for three."
  type        = list(string)

  validation {
    condition     = length(var.zones) >= 3 && length(var.zones) == length(toset(var.zones))
    error_message = "Name at least three different availability zones: Redshift Serverless needs subnets in three."
  }
}

variable "endpoint_zones" {
  description = "In how many of the zones interface endpoints stand."
  type        = number
  default     = 3

  validation {
    condition     = var.endpoint_zones >= 1
    error_message = "At least one zone needs the endpoints: there is no other way to AWS."
  }
}

variable "interface_endpoints" {
  description = "Services reached through interface endpoints, as in the endpoint's name after the region."
  type        = set(string)
  default = [
    "kinesis-streams", "kinesis-firehose", "ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager",
    "kms", "sts", "glue", "redshift-data", "xray", "ecs"
  ]
}

variable "service_ports" {
  description = "Ports on which the platform's processes call each other, by a name for the rule."
  type        = map(number)
}

variable "telemetry_key_arn" {
  description = "Key that encrypts logs."
  type        = string
}

variable "log_retention_days" {
  description = "How long rejected traffic is kept."
  type        = number
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made; null for none."
  type        = string
  default     = null
}

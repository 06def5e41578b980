variable "region" {
  description = "Region of everything."
  type        = string
}

variable "account_id" {
  description = "Account that this environment lives in."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An account id has twelve digits."
  }
}

variable "images" {
  description = "Images by digest, by service; the deploy workflow sets it. Empty: everything but the services."
  type        = map(string)
  default     = {}
}

variable "domain" {
  description = "Domain of the pages, resolved inside the network only."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate for *.<domain> in ACM, in this region."
  type        = string
}

variable "alarm_emails" {
  description = "Who is told of alarms and of the budget."
  type        = list(string)
}

variable "client_cidrs" {
  description = "Address ranges, besides the network's own, from which people use the pages."
  type        = set(string)
  default     = []
}

variable "bi_cidrs" {
  description = "Address ranges from which BI tools connect to the warehouse."
  type        = set(string)
  default     = []
}

variable "lake_bucket" {
  description = "Name of the lake's bucket; null for visa-<environment>-lake-<account>."
  type        = string
  default     = null
}

variable "generator_is_on" {
  description = "Whether the synthetic network runs; never where cards are real."
  type        = bool
  default     = false
}

variable "token_key_version" {
  description = "Version of the key in the secret token-key; raised only with a re-tokenisation."
  type        = number
  default     = 1
}

variable "extra_settings" {
  description = "Further settings by service, as environment variables: what an environment sets otherwise than by default, such as Kcl__MaxRecords."
  type        = map(map(string))
  default     = {}

  validation {
    condition     = alltrue([for service in keys(var.extra_settings) : contains(["generator", "consumer", "scoring", "orchestrator"], service)])
    error_message = "Services with settings are generator, consumer, scoring and orchestrator."
  }
}

variable "consumer_reader" {
  description = "Name under which the consumer is registered for enhanced fan-out; null while it polls."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made: the output service_boundary_arn of terraform/bootstrap."
  type        = string
  default     = null
}

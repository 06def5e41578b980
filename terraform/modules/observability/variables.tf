variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "account_id" {
  description = "The account whose alarms may be sent."
  type        = string
}

variable "region" {
  description = "The region of the dashboard's metrics."
  type        = string
}

variable "namespace" {
  description = "Namespace of the platform's metrics in CloudWatch."
  type        = string
}

variable "emails" {
  description = "Who is told of an alarm; each address confirms once."
  type        = list(string)
}

variable "streams" {
  description = "Names of the streams transactions, decisions and chargebacks, by these names."
  type        = map(string)
}

variable "consumer_reader" {
  description = "Name under which the consumer is registered for enhanced fan-out; null while it polls."
  type        = string
  default     = null
}

variable "deliveries" {
  description = "Names of the delivery streams, by short name."
  type        = map(string)
}

variable "glue_job" {
  description = "Name of the Glue job."
  type        = string
}

variable "workgroup" {
  description = "Workgroup of the warehouse."
  type        = string
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "orchestrator_log_group" {
  description = "Log group of the orchestrator; null while it is not deployed."
  type        = string
}

variable "objectives" {
  description = "The service level objectives that the alarms watch."
  type = object({
    iterator_age_milliseconds = number
    decision_p99_seconds      = number
    lake_freshness_seconds    = number
  })
}

variable "telemetry_key_arn" {
  description = "Key that encrypts the notifications."
  type        = string
}

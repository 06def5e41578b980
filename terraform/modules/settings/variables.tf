variable "environment" {
  description = "The environment, such as dev."
  type        = string
}

variable "region" {
  description = "The region of every AWS client."
  type        = string
}

variable "ports" {
  description = "Ports in every container: pages and health (http), scoring's gRPC (grpc)."
  type = object({
    http = number
    grpc = number
  })
}

variable "collector_endpoint" {
  description = "Where OTLP goes."
  type        = string
}

variable "streams" {
  description = "Names of the streams."
  type = object({
    transactions = string
    decisions    = string
    chargebacks  = string
  })
}

variable "lake_bucket" {
  description = "Name of the lake's bucket."
  type        = string
}

variable "deliveries" {
  description = "Delivery streams that services put records to: dead-letters, shadow-scores, feedback."
  type        = map(string)
}

variable "delivery_buffer_seconds" {
  description = "For how long Firehose gathers records before it stores them."
  type        = number
}

variable "warehouse" {
  description = "The warehouse: its workgroup and its database."
  type = object({
    workgroup = string
    database  = string
  })
}

variable "transform_job" {
  description = "Glue job that makes processed/ of raw/."
  type        = string
}

variable "application" {
  description = "Name of the consumer's application: the folder of its states, and what its workers share."
  type        = string
}

variable "lease_table" {
  description = "Table of the consumer's leases."
  type        = string
}

variable "scoring_alias" {
  description = "Name under which scoring is found."
  type        = string
}

variable "consumer_reader" {
  description = "Name under which the consumer registers for enhanced fan-out; null while it polls."
  type        = string
  default     = null
}

variable "verb_tasks" {
  description = "Where scoring's batch verbs run: cluster, family of the task definition, subnets, security group."
  type = object({
    cluster         = string
    task_definition = string
    subnets         = list(string)
    security_group  = string
  })
}

variable "postgres" {
  description = "Connection string of each service with a database there, without a password: the task's role logs in."
  type = object({
    orchestrator = string
    scoring      = string
  })
}

variable "generator" {
  description = "The synthetic network: transactions a second, population, and the version of the token key."
  type = object({
    rate              = number
    cards             = number
    merchants         = number
    token_key_version = number
  })
}

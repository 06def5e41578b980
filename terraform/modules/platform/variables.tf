variable "environment" {
  description = "Name of the environment; every name begins with visa-<environment>."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,13}$", var.environment))
    error_message = "An environment is named with 2 to 14 small letters and digits."
  }
}

variable "is_protected" {
  description = "Whether stores refuse to be deleted, keep deleted secrets, and take a last snapshot."
  type        = bool
}

variable "lake_bucket" {
  description = "Name of the lake's bucket; null for visa-<environment>-lake-<account>."
  type        = string
  default     = null
}

variable "network" {
  description = "Address range, and in how many of the three zones interface endpoints stand."
  type = object({
    cidr           = string
    endpoint_zones = number
  })
}

variable "streams" {
  description = "Shards (null: on demand) and retention of the streams transactions, decisions and chargebacks."
  type = map(object({
    shards          = optional(number)
    retention_hours = number
  }))

  validation {
    condition     = toset(keys(var.streams)) == toset(["transactions", "decisions", "chargebacks"])
    error_message = "The platform has three streams: transactions, decisions and chargebacks."
  }
}

variable "delivery" {
  description = "Buffering of Firehose: the first reached ends an object."
  type = object({
    buffer_seconds   = number
    buffer_megabytes = number
  })
}

variable "glue" {
  description = "Size of a run of the transformation."
  type = object({
    worker_type = string
    workers     = number
  })
}

variable "warehouse" {
  description = "Redshift Serverless: RPUs that it starts with and grows to, RPU-hours a month, and whether it stops at those."
  type = object({
    base_rpus         = number
    max_rpus          = number
    monthly_rpu_hours = number
    stops_at_limit    = bool
  })
}

variable "database" {
  description = "Aurora PostgreSQL Serverless: instances, capacity units, days of backups."
  type = object({
    instances   = number
    min_acus    = number
    max_acus    = number
    backup_days = number
  })
}

variable "images" {
  description = "Images by digest, by service. A service without one is not deployed."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.images) : contains(["generator", "consumer", "scoring", "orchestrator", "collector"], name)])
    error_message = "Services are generator, consumer, scoring, orchestrator and collector."
  }
}

variable "architecture" {
  description = "Processor that the images are built for."
  type        = string
  default     = "X86_64"
}

variable "sizes" {
  description = "CPU units and MiB of a task, by service."
  type = map(object({
    cpu    = number
    memory = number
  }))
}

variable "tasks" {
  description = "Bounds of the number of tasks of consumer, scoring, orchestrator and collector."
  type = map(object({
    least = number
    most  = number
  }))

  validation {
    condition     = try(var.tasks.consumer.most <= coalesce(var.streams.transactions.shards, 200), false)
    error_message = "More consumers than shards of transactions have nothing to read: raise streams.transactions.shards or lower tasks.consumer.most."
  }
}

variable "generator" {
  description = "The synthetic network: whether it runs, transactions a second, population."
  type = object({
    is_on     = bool
    rate      = number
    cards     = number
    merchants = number
  })
  default = { is_on = false, rate = 100, cards = 50000, merchants = 5000 }
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

variable "domain" {
  description = "Domain of the pages, resolved inside the network only; alerts.<domain> and pipelines.<domain>."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate for *.<domain> in ACM, in this region."
  type        = string
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

variable "has_access_machine" {
  description = "Whether a small machine for Session Manager stands in the network."
  type        = bool
  default     = false
}

variable "alarm_emails" {
  description = "Who is told of alarms and of the budget."
  type        = list(string)
}

variable "monthly_budget_dollars" {
  description = "What a month may cost, in US dollars."
  type        = number
}

variable "objectives" {
  description = "The service level objectives that the alarms watch."
  type = object({
    iterator_age_milliseconds = number
    decision_p99_seconds      = number
    lake_freshness_seconds    = number
  })
}

variable "sampled_share" {
  description = "Share of traces, beyond one a second, that X-Ray's sampling asks for."
  type        = number
  default     = 0.01
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made; null for none."
  type        = string
  default     = null
}

variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "data_key_arn" {
  description = "Key that encrypts the records."
  type        = string
}

variable "streams" {
  description = "The streams by their short name. Without shards a stream is on demand."
  type = map(object({
    shards          = optional(number)
    retention_hours = number
  }))

  validation {
    condition     = alltrue([for stream in var.streams : stream.shards == null || try(stream.shards >= 1, false)])
    error_message = "A provisioned stream has at least one shard; leave shards out for an on-demand stream."
  }

  validation {
    condition     = alltrue([for stream in var.streams : stream.retention_hours >= 24 && stream.retention_hours <= 8760])
    error_message = "Kinesis keeps records for 24 to 8,760 hours."
  }
}

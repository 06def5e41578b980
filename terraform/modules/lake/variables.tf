variable "bucket_name" {
  description = "The lake's bucket; its logs go to the same name with -logs."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,56}[a-z0-9]$", var.bucket_name))
    error_message = "A bucket is named with 3 to 58 small letters, digits and dashes (five more are added for the logs)."
  }
}

variable "account_id" {
  description = "The account whose access logs are taken."
  type        = string
}

variable "data_key_arn" {
  description = "Key that encrypts the objects."
  type        = string
}

variable "force_destroy" {
  description = "Whether destroying the environment may delete what the lake holds."
  type        = bool
  default     = false
}

variable "access_log_days" {
  description = "How long access logs are kept."
  type        = number
  default     = 180
}

variable "zones" {
  description = "Lifecycle of each zone of the lake, by its first folder; null keeps for ever or in place."
  type = map(object({
    infrequent_after_days = optional(number)
    expire_after_days     = optional(number)
    keep_replaced_days    = optional(number, 30)
  }))
  default = {
    raw        = { infrequent_after_days = 30, expire_after_days = 400 }
    raw-errors = { expire_after_days = 90 }
    processed  = { infrequent_after_days = 90 }
    quarantine = { expire_after_days = 400 }
    # Card states: replaced all day, and no use once the checkpoint has moved on.
    state     = { keep_replaced_days = 3 }
    models    = { keep_replaced_days = 90 }
    risk      = { expire_after_days = 400 }
    truth     = { expire_after_days = 400 }
    artifacts = { keep_replaced_days = 90 }
  }
}

variable "table_name" {
  description = "Name of the table; also where workers of the Java library look when it is the application's name."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9_.-]{3,255}$", var.table_name))
    error_message = "A DynamoDB table is named with 3 to 255 letters, digits, dots, dashes and underscores."
  }
}

variable "data_key_arn" {
  description = "Key that encrypts the table."
  type        = string
}

variable "deletion_protection" {
  description = "Whether DynamoDB refuses to delete the table: without it, every shard starts anew."
  type        = bool
  default     = true
}

variable "region" {
  description = "Region of the state, and of the environments in this account."
  type        = string
}

variable "account_id" {
  description = "The account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An account id has twelve digits."
  }
}

variable "repository" {
  description = "The repository on GitHub, as owner/name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$", var.repository))
    error_message = "repository is owner/name."
  }
}

variable "environments" {
  description = "Environments that live in this account."
  type        = set(string)

  validation {
    condition     = length(var.environments) >= 1
    error_message = "Name at least one environment."
  }
}

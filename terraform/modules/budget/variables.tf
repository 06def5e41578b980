variable "name" {
  description = "Name of the budget, such as visa-dev."
  type        = string
}

variable "environment" {
  description = "Value of the tag environment that the costs carry."
  type        = string
}

variable "monthly_dollars" {
  description = "What a month may cost, in US dollars."
  type        = number

  validation {
    condition     = var.monthly_dollars > 0
    error_message = "A budget is above zero."
  }
}

variable "emails" {
  description = "Who is told at 80 % spent and when 100 % are forecast."
  type        = list(string)

  validation {
    condition     = length(var.emails) >= 1 && length(var.emails) <= 10
    error_message = "Name one to ten addresses: a budget that tells nobody protects nobody."
  }
}

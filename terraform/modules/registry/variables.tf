variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "images" {
  description = "The images: one repository each."
  type        = set(string)
}

variable "data_key_arn" {
  description = "Key that encrypts the images."
  type        = string
}

variable "kept_images" {
  description = "How many images of each are kept."
  type        = number
  default     = 30

  validation {
    condition     = var.kept_images >= 2
    error_message = "Keep at least two images: the running one and the one before."
  }
}

variable "force_delete" {
  description = "Whether destroying the environment may delete images."
  type        = bool
  default     = false
}

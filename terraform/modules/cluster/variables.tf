variable "name" {
  description = "Name of the cluster, such as visa-dev."
  type        = string
}

variable "data_key_arn" {
  description = "Key that encrypts the tasks' own disks."
  type        = string
}

variable "name" {
  description = "Prefix of every name, such as visa-dev."
  type        = string
}

variable "account_id" {
  description = "The account."
  type        = string
}

variable "partition" {
  description = "The AWS partition, such as aws."
  type        = string
}

variable "region" {
  description = "The region."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "network_cidr" {
  description = "Address range of the network."
  type        = string
}

variable "subnet_id" {
  description = "A private subnet with the endpoints ssm and ssmmessages."
  type        = string
}

variable "data_key_arn" {
  description = "Key that encrypts the disk."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role that is made; null for none."
  type        = string
  default     = null
}

terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.25.0"
    }
  }

  # Local state: this makes the bucket that all other state goes to. Everything here can be imported again if the file is lost.
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      project    = "visa"
      managed-by = "terraform"
    }
  }
}

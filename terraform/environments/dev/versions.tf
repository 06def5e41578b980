terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.25.0"
    }
  }

  # Bucket and region come from backend.hcl. The lock is a file beside the state; no table.
  backend "s3" {
    key          = "visa/dev.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region

  # An apply with the wrong credentials stops here.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      project     = "visa"
      environment = "dev"
      managed-by  = "terraform"
    }
  }
}

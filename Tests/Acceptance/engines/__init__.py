"""The engines that read what we write: Terraform, and CloudFormation as the simulation has it."""

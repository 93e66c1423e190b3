"""A simulated AWS account on this machine: moto, repaired where it forgets what it is told."""

"""Validates templates with cloudformation-validate, which is a library without a command: one engine for all files."""

import sys

from cloudformation_validate import CompositeEngine

engine = CompositeEngine()
for path in sys.argv[1:]:
    try:
        print(path, len(engine.validate_template(path).diagnostics))
    except Exception as problem:  # what one template provokes says nothing about the time of the others
        print(path, problem)

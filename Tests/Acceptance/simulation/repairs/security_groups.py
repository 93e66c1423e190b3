"""Security groups of the simulation."""

from moto.ec2.models.security_groups import SecurityGroupRule

from simulation.repairs.registry import repair


@repair
def keep_descriptions_of_rules_between_groups() -> None:
    """moto returns the description of a rule that names addresses, not of one that names another group."""

    def description(rule: SecurityGroupRule) -> str | None:
        return rule.ip_range.get("Description") or rule.source_group.get("Description")

    SecurityGroupRule.description = property(description)

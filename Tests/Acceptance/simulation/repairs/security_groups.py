"""Security groups of the simulation."""

from typing import Any

from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule

from simulation.repairs.registry import repair


@repair
def keep_descriptions_of_rules_between_groups() -> None:
    """moto returns the description of a rule that names addresses, not of one that names another group."""

    def description(rule: SecurityGroupRule) -> str | None:
        return rule.ip_range.get("Description") or rule.source_group.get("Description")

    SecurityGroupRule.description = property(description)


@repair
def change_the_group_that_a_rule_names() -> None:
    """moto accepts another group for a rule, and keeps the former one."""
    modify = SecurityGroupBackend.modify_security_group_rules

    def modify_security_group_rules(
        self: SecurityGroupBackend, group_id: str, rules: dict[str, dict[str, Any]]
    ) -> None:
        modify(self, group_id, rules)
        group = self.get_security_group_by_name_or_id(group_id)
        for identifier, rule in rules.items():
            if other := rule.get("ReferencedGroupId"):
                group.get_rule(identifier).source_group["GroupId"] = other

    SecurityGroupBackend.modify_security_group_rules = modify_security_group_rules

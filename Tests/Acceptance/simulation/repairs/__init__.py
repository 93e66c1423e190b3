"""What moto forgets or cannot answer, put right inside the simulated account's process.

Each repair says what goes wrong without it. They were written for one version of moto, by reading its source:
a test holds the installed version against `WRITTEN_FOR`, so that an update of moto starts with reading them again.
"""

from simulation.repairs import alarms, autoscaling, databases, ecs, requests, security_groups, templates

WRITTEN_FOR = "5.2.1"


def apply() -> None:
    requests.answer_at_once_what_cannot_be_done()
    security_groups.keep_descriptions_of_rules_between_groups()
    ecs.keep_what_a_service_was_told()
    alarms.make_composite_alarms()
    autoscaling.keep_tags_of_scalable_targets()
    databases.give_each_instance_its_own_resource_id()
    databases.keep_performance_insights()
    databases.make_replicas_instances_of_their_own()
    databases.say_who_set_a_parameter()
    templates.resolve_attributes_with_dots_in_substitutions()
    templates.list_the_zones_of_the_region()

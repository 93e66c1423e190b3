"""What moto forgets or cannot answer, put right inside the simulated account's process.

Each repair says what goes wrong without it. They were written for one version of moto, by reading its source:
a test holds the installed version against `WRITTEN_FOR`, so that an update of moto starts with reading them again.
"""

from simulation.repairs import autoscaling, backups, databases, ecs, requests, security_groups, storage, templates

WRITTEN_FOR = "5.2.1"


def apply() -> None:
    requests.answer_at_once_what_cannot_be_done()
    security_groups.keep_descriptions_of_rules_between_groups()
    ecs.keep_what_a_service_was_told()
    autoscaling.keep_tags_of_scalable_targets()
    backups.select_what_a_plan_saves()
    backups.find_tags_without_a_slash_behind_the_name()
    databases.give_each_instance_its_own_resource_id()
    databases.keep_performance_insights()
    databases.make_replicas_instances_of_their_own()
    databases.say_who_set_a_parameter()
    storage.look_for_log_delivery_among_all_kinds_of_principals()
    storage.keep_how_many_former_versions_stay()
    storage.say_whether_eventbridge_gets_events()
    storage.back_file_systems_up()
    templates.resolve_attributes_with_dots_in_substitutions()
    templates.list_the_zones_of_the_region()

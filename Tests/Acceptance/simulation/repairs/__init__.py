"""What moto forgets or cannot answer, put right inside the simulated account's process.

Each repair says what goes wrong without it. They were written for one version of moto, by reading its source:
a test holds the installed version against `WRITTEN_FOR`, so that an update of moto starts with reading them again.
"""

from simulation.repairs import (
    alarms,
    autoscaling,
    backups,
    caches,
    databases,
    ecs,
    functions,
    identity_pools,
    kafka,
    queues,
    requests,
    secrets,
    security_groups,
    storage,
    templates,
    user_pools,
)

WRITTEN_FOR = "5.2.1"


def apply() -> None:
    requests.answer_at_once_what_cannot_be_done()
    security_groups.keep_descriptions_of_rules_between_groups()
    ecs.keep_what_a_service_was_told()
    alarms.make_composite_alarms()
    autoscaling.keep_tags_of_scalable_targets()
    backups.select_what_a_plan_saves()
    backups.find_tags_without_a_slash_behind_the_name()
    databases.give_each_instance_its_own_resource_id()
    databases.keep_performance_insights()
    databases.make_replicas_instances_of_their_own()
    databases.say_who_set_a_parameter()
    kafka.finish_clusters()
    kafka.forget_operations_that_never_were()
    kafka.tell_where_brokers_are()
    kafka.keep_configurations()
    kafka.keep_users()
    kafka.keep_connections_of_other_networks()
    storage.look_for_log_delivery_among_all_kinds_of_principals()
    storage.keep_how_many_former_versions_stay()
    storage.say_whether_eventbridge_gets_events()
    storage.back_file_systems_up()
    databases.give_no_scaling_to_clusters_without()
    secrets.schedule_rotations_without_the_function()
    caches.tag_what_has_no_tags()
    caches.know_groups_of_users()
    caches.know_groups_of_parameters()
    caches.make_the_nodes_of_a_group()
    queues.tell_whose_dead_letter_queue_one_is()
    queues.write_redrive_policies_as_sqs_does()
    functions.take_code_from_any_bucket()
    functions.keep_where_a_function_logs()
    functions.say_nothing_of_an_image_that_is_run_as_it_is()
    identity_pools.keep_roles_of_identity_pools()
    identity_pools.keep_the_classic_flow()
    user_pools.have_a_tier()
    templates.resolve_attributes_with_dots_in_substitutions()
    templates.list_the_zones_of_the_region()
    templates.make_what_is_referred_to_after_what_it_depends_on()

"""Lambda of the simulation."""

from typing import Any

from moto.awslambda import models
from moto.awslambda.models import LambdaFunction

from simulation.repairs.registry import repair


@repair
def take_code_from_any_bucket() -> None:
    """moto looks for the code in a bucket of the account; the builds of our examples lie in no bucket of theirs."""
    models.do_validate_s3 = lambda: False


@repair
def keep_where_a_function_logs() -> None:
    """moto drops a function's LoggingConfig, which Terraform's provider would then set anew with every plan."""
    construct, configuration = LambdaFunction.__init__, LambdaFunction.get_configuration

    def __init__(self: LambdaFunction, account_id: str, spec: dict[str, Any], *arguments: Any, **options: Any) -> None:
        construct(self, account_id, spec, *arguments, **options)
        default = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{self.function_name}"}
        self.logging_config = {**default, **spec.get("LoggingConfig", {})}

    def get_configuration(self: LambdaFunction, *arguments: Any, **options: Any) -> dict[str, Any]:
        return {**configuration(self, *arguments, **options), "LoggingConfig": self.logging_config}

    LambdaFunction.__init__ = __init__
    LambdaFunction.get_configuration = get_configuration


@repair
def say_nothing_of_an_image_that_is_run_as_it_is() -> None:
    """moto answers with empty lists where an image's own command is run; Terraform's provider would take them away."""
    configuration = LambdaFunction.get_configuration

    def get_configuration(self: LambdaFunction, *arguments: Any, **options: Any) -> dict[str, Any]:
        result = configuration(self, *arguments, **options)
        if not any(result.get("ImageConfigResponse", {}).get("ImageConfig", {}).values()):
            result.pop("ImageConfigResponse", None)
        return result

    LambdaFunction.get_configuration = get_configuration

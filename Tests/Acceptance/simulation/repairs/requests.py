"""How the server answers what it has not got, for every service."""

import logging
import traceback
from threading import Lock
from typing import Any

from moto.core import responses
from moto.core.exceptions import JsonRESTError, ServiceException, _RESTError
from moto.core.responses import ActionResult, BaseResponse
from moto.moto_server.werkzeug_app import DomainDispatcherApplication

from simulation.repairs.registry import repair

log = logging.getLogger("simulation")


@repair
def answer_one_request_after_the_other() -> None:
    """moto's server has a thread for each request, and its state no lock: reading what another one changes crashes.

    CloudFormation has none: while it answers, our resource handlers ask the other services.
    """
    turn = Lock()

    def answer(self: DomainDispatcherApplication, environ: dict[str, Any], start_response: Any) -> Any:
        service = self.get_application(environ)
        if service.service == "cloudformation":
            return service(environ, start_response)
        with turn:
            return service(environ, start_response)

    DomainDispatcherApplication.__call__ = answer


@repair
def answer_at_once_what_cannot_be_done() -> None:
    """An action that moto lacks, or a crash inside it, is a 500 that clients repeat 25 times, for minutes.

    It becomes an error that they do not repeat, with the reason in its message and a traceback in the log.
    """
    call = BaseResponse.call_action

    def call_action(self: BaseResponse) -> Any:
        try:
            return call(self)
        except NotImplementedError as error:
            return _refusal(self, "NotSimulated", f"moto: {self.service_name}: {error}")
        except ServiceException as error:
            return _refusal(self, error.code, error.message)
        except _RESTError:
            raise
        except Exception as error:
            log.error("%s", traceback.format_exc())
            return _refusal(self, "SimulationCrashed", f"moto: {self.service_name}: {error!r}")

    responses.BaseResponse.call_action = call_action


def _refusal(response: BaseResponse, code: str, message: str) -> Any:
    log.error("%s: %s", code, message)
    try:
        status, headers, body = response.serialized(ActionResult(ServiceException(code, message)))
    except Exception:
        error = JsonRESTError(code, message)
        status, headers, body = 400, dict(error.get_headers()), error.get_body()
    return 400 if status >= 500 else status, headers, body

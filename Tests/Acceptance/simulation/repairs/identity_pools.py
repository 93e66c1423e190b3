"""Identity pools of the simulation."""

import json

from moto.cognitoidentity.models import CognitoIdentityPool
from moto.cognitoidentity.responses import CognitoIdentityResponse as Response

from simulation.repairs.registry import repair


@repair
def keep_roles_of_identity_pools() -> None:
    """moto has no roles of identity pools: neither engine could attach them, nor anybody read them back."""
    attached: dict[str, dict[str, object]] = {}

    def set_identity_pool_roles(self: Response) -> str:
        pool = self._get_param("IdentityPoolId")
        self.backend.describe_identity_pool(pool)
        attached[pool] = {
            "IdentityPoolId": pool,
            "Roles": self._get_param("Roles") or {},
            "RoleMappings": self._get_param("RoleMappings") or {},
        }
        return "{}"

    def get_identity_pool_roles(self: Response) -> str:
        pool = self._get_param("IdentityPoolId")
        self.backend.describe_identity_pool(pool)
        return json.dumps(attached.get(pool, {"IdentityPoolId": pool}))

    Response.set_identity_pool_roles = set_identity_pool_roles
    Response.get_identity_pool_roles = get_identity_pool_roles


@repair
def keep_the_classic_flow() -> None:
    """moto drops AllowClassicFlow, so that pools with and without it would look the same."""
    flows: dict[str, bool] = {}
    create = Response.create_identity_pool
    describe = CognitoIdentityPool.to_json

    def create_identity_pool(self: Response) -> str:
        answer = json.loads(create(self))
        flows[answer["IdentityPoolId"]] = bool(self._get_param("AllowClassicFlow"))
        return json.dumps({**answer, "AllowClassicFlow": flows[answer["IdentityPoolId"]]})

    def to_json(self: CognitoIdentityPool) -> str:
        return json.dumps({**json.loads(describe(self)), "AllowClassicFlow": flows.get(self.identity_pool_id, False)})

    Response.create_identity_pool = create_identity_pool
    CognitoIdentityPool.to_json = to_json

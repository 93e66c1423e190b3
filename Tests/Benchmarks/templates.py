"""Writes the templates that validation is measured on, from one that the example makes.

    templates.py TEMPLATE FOLDER [SIZE…]

`conditions.json` is the template with parameters and conditions, so that it has several scenarios; `SIZE.json` has about
that many resources: copies of the template beside each other, each with ids of its own.
"""

import json
import re
import sys
from pathlib import Path


def with_conditions(template: dict) -> dict:
    """The template in which two parameters decide about resources."""
    modes = {"Stage": ["test", "prod"], "Standby": ["no", "yes"]}
    parameters = {name: {"Type": "String", "Default": values[0], "AllowedValues": values} for name, values in modes.items()}
    conditions = {f"Is{name}": {"Fn::Equals": [{"Ref": name}, values[1]]} for name, values in modes.items()}
    resources = {id: dict(resource) for id, resource in template["Resources"].items()}
    for number, id in enumerate(id for id, resource in resources.items() if resource["Type"] == "AWS::CloudWatch::Alarm"):
        resources[id]["Condition"] = list(conditions)[number % len(conditions)]
    return template | {
        "Parameters": template.get("Parameters", {}) | parameters,
        "Conditions": template.get("Conditions", {}) | conditions,
        "Resources": resources,
    }


def renamed(node, ids: dict[str, str]):
    """The node with other ids wherever it refers to resources."""
    if isinstance(node, list):
        return [renamed(item, ids) for item in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if key == "Ref":
            result[key] = ids.get(value, value)
        elif key == "Fn::GetAtt":
            result[key] = [ids.get(value[0], value[0]), *renamed(value[1:], ids)]
        elif key == "DependsOn":
            names = [value] if isinstance(value, str) else value
            result[key] = [ids.get(name, name) for name in names]
        elif key == "Fn::Sub" and isinstance(value, str):
            result[key] = re.sub(r"\$\{(\w+)", lambda name: "${" + ids.get(name[1], name[1]), value)
        else:
            result[key] = renamed(value, ids)
    return result


def repeated(template: dict, size: int) -> dict:
    """Copies of the resources, until there are about so many."""
    own = template["Resources"]
    resources = {}
    for number in range(max(1, round(size / len(own)))):
        ids = {id: f"{id}N{number}" for id in own}
        resources |= {ids[id]: renamed(resource, ids) for id, resource in own.items()}
    return {key: value for key, value in template.items() if key != "Outputs"} | {"Resources": resources}


def main(path: str, folder: str, *sizes: str) -> None:
    template = json.loads(Path(path).read_text())
    Path(folder).mkdir(parents=True, exist_ok=True)
    made = {"conditions": with_conditions(template)} | {size: repeated(template, int(size)) for size in sizes}
    for name, content in made.items():
        Path(folder, f"{name}.json").write_text(json.dumps(content, indent=1))


main(*sys.argv[1:])

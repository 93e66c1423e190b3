"""Deliveries of the logs that services write by themselves."""

from __future__ import annotations

from simulation.stacks.handlers import Made, Request, deletes, handles


def _tags(request: Request) -> dict[str, dict[str, str]]:
    tags = {tag["Key"]: tag["Value"] for tag in request.properties.tags()}
    return {"tags": tags} if tags else {}


@handles("AWS::Logs::DeliverySource", lacking=True)
def source(request: Request) -> Made:
    name = request.properties.need("Name")
    made = request.client("logs").put_delivery_source(
        name=name, **request.properties.renamed(resourceArn="ResourceArn", logType="LogType"), **_tags(request)
    )["deliverySource"]
    return Made(name, {"Arn": made["arn"]})


@handles("AWS::Logs::DeliveryDestination", lacking=True)
def destination(request: Request) -> Made:
    name = request.properties.need("Name")
    target = {"destinationResourceArn": request.properties.need("DestinationResourceArn")}
    made = request.client("logs").put_delivery_destination(
        name=name,
        deliveryDestinationConfiguration=target,
        **request.properties.renamed(outputFormat="OutputFormat"),
        **_tags(request),
    )["deliveryDestination"]
    return Made(name, {"Arn": made["arn"]})


@handles("AWS::Logs::Delivery", lacking=True)
def delivery(request: Request) -> Made:
    made = request.client("logs").create_delivery(
        **request.properties.renamed(
            deliverySourceName="DeliverySourceName",
            deliveryDestinationArn="DeliveryDestinationArn",
            recordFields="RecordFields",
            fieldDelimiter="FieldDelimiter",
        ),
        **_tags(request),
    )["delivery"]
    return Made(made["id"], {"DeliveryId": made["id"], "Arn": made["arn"]})


@deletes("AWS::Logs::DeliverySource")
def delete_source(request: Request, present: Made) -> None:
    request.client("logs").delete_delivery_source(name=present.reference)


@deletes("AWS::Logs::DeliveryDestination")
def delete_destination(request: Request, present: Made) -> None:
    request.client("logs").delete_delivery_destination(name=present.reference)


@deletes("AWS::Logs::Delivery")
def delete_delivery(request: Request, present: Made) -> None:
    request.client("logs").delete_delivery(id=present.reference)

"""S3 buckets and EFS file systems."""

from __future__ import annotations

import json
from typing import Any

from simulation.stacks.handlers import Made, Request, handles
from simulation.stacks.properties import whole


@handles("AWS::S3::Bucket", drops="all but names, tags and encryption")
def bucket(request: Request) -> Made:
    client, properties = request.client("s3"), request.properties
    name = properties.take("BucketName", request.generated_name(63).lower())
    # The first region of S3 is the one that has no name as a place.
    place = {} if request.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": request.region}}
    client.create_bucket(Bucket=name, **place)
    for configure in (_protect, _keep, _deliver):
        configure(request, name)
    if tags := properties.tags():
        client.put_bucket_tagging(Bucket=name, Tagging={"TagSet": tags})
    host = f"{name}.s3.{request.region}.amazonaws.com"
    return Made(
        name, {"Arn": f"arn:aws:s3:::{name}", "DomainName": f"{name}.s3.amazonaws.com", "RegionalDomainName": host}
    )


def _protect(request: Request, name: str) -> None:
    """Who gets at objects, and how they are encrypted."""
    client, properties = request.client("s3"), request.properties
    if block := properties.take("PublicAccessBlockConfiguration"):
        client.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=block)
    if controls := properties.take("OwnershipControls"):
        client.put_bucket_ownership_controls(Bucket=name, OwnershipControls=controls)
    if encryption := properties.take("BucketEncryption"):
        rules = [_encryption(rule) for rule in encryption["ServerSideEncryptionConfiguration"]]
        client.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": rules})
    if cors := properties.take("CorsConfiguration"):
        names = {"ExposedHeaders": "ExposeHeaders", "Id": "ID", "MaxAge": "MaxAgeSeconds"}
        rules = [_renamed(rule, **names) for rule in cors["CorsRules"]]
        client.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": rules})


def _encryption(rule: dict[str, Any]) -> dict[str, Any]:
    return _renamed(rule, ServerSideEncryptionByDefault="ApplyServerSideEncryptionByDefault")


def _keep(request: Request, name: str) -> None:
    """Versions, and what becomes of objects as they grow old."""
    client, properties = request.client("s3"), request.properties
    if versioning := properties.take("VersioningConfiguration"):
        client.put_bucket_versioning(Bucket=name, VersioningConfiguration=versioning)
    if lifecycle := properties.take("LifecycleConfiguration"):
        rules = [_lifecycle(dict(rule)) for rule in lifecycle["Rules"]]
        client.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": rules})


def _lifecycle(rule: dict[str, Any]) -> dict[str, Any]:
    filters = [{"Prefix": rule.pop("Prefix")}] if "Prefix" in rule else []
    filters += [{"Tag": tag} for tag in rule.pop("TagFilters", [])]
    sizes = [size for size in ("ObjectSizeGreaterThan", "ObjectSizeLessThan") if size in rule]
    filters += [{size: whole(rule.pop(size))} for size in sizes]
    made: dict[str, Any] = {"ID": rule.pop("Id"), "Status": rule.pop("Status"), "Filter": _filter(filters)}
    if "ExpirationInDays" in rule:
        made["Expiration"] = {"Days": rule.pop("ExpirationInDays")}
    if "ExpiredObjectDeleteMarker" in rule:
        made.setdefault("Expiration", {})["ExpiredObjectDeleteMarker"] = rule.pop("ExpiredObjectDeleteMarker")
    for ours, theirs in (("Transitions", "Days"), ("NoncurrentVersionTransitions", "NoncurrentDays")):
        if ours in rule:
            made[ours] = [_renamed(item, TransitionInDays=theirs) for item in rule.pop(ours)]
    for same in ("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"):
        if same in rule:
            made[same] = rule.pop(same)
    if rule:
        raise ValueError(f"a lifecycle rule has {', '.join(rule)}, which the handler does not translate")
    return made


def _filter(filters: list[dict[str, Any]]) -> dict[str, Any]:
    """One filter stands alone, several stand in `And`, its tags in a list."""
    if len(filters) < 2:
        return filters[0] if filters else {}
    whole_filter: dict[str, Any] = {}
    for item in filters:
        if "Tag" in item:
            whole_filter.setdefault("Tags", []).append(item["Tag"])
        else:
            whole_filter.update(item)
    return {"And": whole_filter}


def _deliver(request: Request, name: str) -> None:
    """Records and events."""
    client, properties = request.client("s3"), request.properties
    if logging := properties.take("LoggingConfiguration"):
        target = _renamed(logging, DestinationBucketName="TargetBucket", LogFilePrefix="TargetPrefix")
        client.put_bucket_logging(Bucket=name, BucketLoggingStatus={"LoggingEnabled": target})
    if notifications := properties.take("NotificationConfiguration"):
        client.put_bucket_notification_configuration(
            Bucket=name, NotificationConfiguration=_notifications(notifications)
        )


def _notifications(properties: dict[str, Any]) -> dict[str, Any]:
    kinds = {
        "TopicConfigurations": ("TopicConfigurations", "Topic", "TopicArn"),
        "QueueConfigurations": ("QueueConfigurations", "Queue", "QueueArn"),
        "LambdaConfigurations": ("LambdaFunctionConfigurations", "Function", "LambdaFunctionArn"),
    }
    made: dict[str, Any] = {}
    if properties.get("EventBridgeConfiguration", {}).get("EventBridgeEnabled"):
        made["EventBridgeConfiguration"] = {}
    for ours, (theirs, target, arn) in kinds.items():
        if ours in properties:
            made[theirs] = [_notification(item, target, arn) for item in properties[ours]]
    return made


def _notification(item: dict[str, Any], target: str, arn: str) -> dict[str, Any]:
    made = {arn: item[target], "Events": [item["Event"]]}
    if "Filter" in item:
        made["Filter"] = {"Key": {"FilterRules": item["Filter"]["S3Key"]["Rules"]}}
    return made


def _renamed(item: dict[str, Any], **names: str) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in item.items()}


@handles("AWS::S3::BucketPolicy", lacking=True)
def bucket_policy(request: Request) -> Made:
    name = request.properties.need("Bucket")
    document = json.dumps(request.properties.need("PolicyDocument"))
    request.client("s3").put_bucket_policy(Bucket=name, Policy=document)
    return Made(name)


@handles("AWS::EFS::FileSystem", drops="the policy; its tags have another name in the API")
def file_system(request: Request) -> Made:
    client, properties = request.client("efs"), request.properties
    made = client.create_file_system(
        CreationToken=request.generated_name(),
        **properties.only("PerformanceMode", "Encrypted", "KmsKeyId", "ThroughputMode", "ProvisionedThroughputInMibps"),
        Tags=properties.take("FileSystemTags", []),
    )
    identifier = made["FileSystemId"]
    if policies := properties.take("LifecyclePolicies"):
        client.put_lifecycle_configuration(FileSystemId=identifier, LifecyclePolicies=policies)
    if policy := properties.take("FileSystemPolicy"):
        client.put_file_system_policy(FileSystemId=identifier, Policy=json.dumps(policy))
    if backups := properties.take("BackupPolicy"):
        client.put_backup_policy(FileSystemId=identifier, BackupPolicy=backups)
    return Made(identifier, {"FileSystemId": identifier, "Arn": made["FileSystemArn"]})


@handles("AWS::EFS::MountTarget", drops="nothing; its Ref gives no id")
def mount_target(request: Request) -> Made:
    made = request.client("efs").create_mount_target(
        **request.properties.only("FileSystemId", "SubnetId", "IpAddress", "SecurityGroups")
    )
    return Made(made["MountTargetId"], {"Id": made["MountTargetId"], "IpAddress": made["IpAddress"]})


@handles("AWS::EFS::AccessPoint", drops="nothing; its Ref gives no id, and it takes numbers that are texts")
def access_point(request: Request) -> Made:
    properties = request.properties
    made = request.client("efs").create_access_point(
        ClientToken=request.generated_name(),
        FileSystemId=properties.need("FileSystemId"),
        PosixUser=_numbers(properties.take("PosixUser", {})),
        RootDirectory=_directory(properties.take("RootDirectory", {})),
        Tags=properties.take("AccessPointTags", []),
    )
    return Made(made["AccessPointId"], {"AccessPointId": made["AccessPointId"], "Arn": made["AccessPointArn"]})


def _directory(properties: dict[str, Any]) -> dict[str, Any]:
    made = dict(properties)
    if "CreationInfo" in made:
        made["CreationInfo"] = _numbers(made["CreationInfo"])
    return made


def _numbers(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value if name == "Permissions" else _number(value) for name, value in properties.items()}


def _number(value: Any) -> Any:
    return [int(item) for item in value] if isinstance(value, list) else int(value)

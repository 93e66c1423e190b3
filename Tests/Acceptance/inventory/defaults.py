"""What AWS assumes where a template says nothing, and moto does not say.

Terraform's provider sends these values always, CloudFormation only those that stand in the template: without this
table, a template that relies on a default would seem to make something else than one that spells it out.
"""

LOAD_BALANCER_ATTRIBUTES = {
    "access_logs.s3.enabled": "false",
    "access_logs.s3.bucket": "",
    "access_logs.s3.prefix": "",
    "client_keep_alive.seconds": "3600",
    "connection_logs.s3.enabled": "false",
    "connection_logs.s3.bucket": "",
    "connection_logs.s3.prefix": "",
    "deletion_protection.enabled": "false",
    "idle_timeout.timeout_seconds": "60",
    "load_balancing.cross_zone.enabled": "true",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    "routing.http.preserve_host_header.enabled": "false",
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
    "routing.http.xff_client_port.enabled": "false",
    "routing.http.xff_header_processing.mode": "append",
    "routing.http2.enabled": "true",
    "waf.fail_open.enabled": "false",
    "zonal_shift.config.enabled": "false",
}

TARGET_GROUP_ATTRIBUTES = {
    "deregistration_delay.timeout_seconds": "300",
    "load_balancing.algorithm.anomaly_mitigation": "off",
    "load_balancing.algorithm.type": "round_robin",
    "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
    "slow_start.duration_seconds": "0",
    "stickiness.enabled": "false",
    "stickiness.lb_cookie.duration_seconds": "86400",
    "stickiness.type": "lb_cookie",
}

LOAD_BALANCER = {"Type": "application", "Scheme": "internet-facing", "IpAddressType": "ipv4"}
COGNITO = {
    "OnUnauthenticatedRequest": "authenticate",
    "Scope": "openid",
    "SessionCookieName": "AWSELBAuthSessionCookie",
    "SessionTimeout": 604800,
}
USER_CREATION = {"AllowAdminCreateUserOnly": False}
PASSWORDS = {"PasswordHistorySize": 0}
REDIRECT = {"Host": "#{host}", "Path": "/#{path}", "Query": "#{query}", "Port": "#{port}", "Protocol": "#{protocol}"}
NAT_GATEWAY = {"ConnectivityType": "public"}
SERVICE = {"availabilityZoneRebalancing": "DISABLED", "propagateTags": "NONE", "schedulingStrategy": "REPLICA"}
TARGET_TRACKING = {"DisableScaleIn": False}
# In seconds, between two steps of scaling; of the targets that have none, Terraform says so.
COOLDOWNS = {"kafka": {"ScaleInCooldown": 0, "ScaleOutCooldown": 0}}
BACKUP_LIFECYCLE = {"OptInToArchiveForSupportedResources": False}
KEY = {"KeyUsage": "ENCRYPT_DECRYPT", "KeySpec": "SYMMETRIC_DEFAULT", "MultiRegion": False}
ASYNC_CALLS = {"MaximumEventAgeInSeconds": 21600, "MaximumRetryAttempts": 2}

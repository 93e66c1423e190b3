/// AWS WAF: a web application firewall.
public enum WAFv2 {}

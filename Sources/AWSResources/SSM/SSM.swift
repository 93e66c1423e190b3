/// AWS Systems Manager.
public enum SSM {}

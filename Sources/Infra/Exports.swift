@_exported public import InfraLanguage

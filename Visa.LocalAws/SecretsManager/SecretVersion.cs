namespace Visa.LocalAws.SecretsManager;

/// <summary>One version of a secret's value: a text, or bytes in base64.</summary>
internal sealed record SecretVersion(string Id, string? Text, string? Binary, DateTimeOffset CreatedAt);

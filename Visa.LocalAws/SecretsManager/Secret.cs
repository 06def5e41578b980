namespace Visa.LocalAws.SecretsManager;

/// <summary>A secret; the last version is AWSCURRENT, the one before it AWSPREVIOUS.</summary>
internal sealed record Secret(string Name, string Arn, string? Description, IReadOnlyList<SecretVersion> Versions, DateTimeOffset CreatedAt)
{
    public DateTimeOffset? DeletedAt { get; init; }

    public SecretVersion Current => Versions[^1];
}

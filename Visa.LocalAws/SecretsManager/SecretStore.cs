using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.SecretsManager;

/// <summary>Secrets in a journal <c>secretsmanager/secrets.journal</c>, in the clear: this is for development secrets.</summary>
internal sealed class SecretStore : IAsyncDisposable
{
    private const int KeptVersions = 2;
    private const int ArnSuffixLength = 6;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<string, Secret> _secrets = new(StringComparer.Ordinal);
    private readonly Journal _journal;
    private readonly string _region;

    public SecretStore(DataDirectory data, IOptions<LocalAwsOptions> options)
    {
        _region = options.Value.Region;
        _journal = Journal.Open(Path.Combine(data.For("secretsmanager"), "secrets.journal"), record => Apply(JsonSerializer.Deserialize(record.Span, SecretJson.Default.Secret)!));
    }

    /// <summary>The names of all secrets, in order.</summary>
    public IReadOnlyList<Secret> All => [.. _secrets.Values.Where(secret => secret.DeletedAt is null).OrderBy(secret => secret.Name, StringComparer.Ordinal)];

    /// <param name="id">The name, the ARN, or the ARN without its random end.</param>
    public Secret Find(string id)
    {
        var found = _secrets.GetValueOrDefault(id) ?? _secrets.Values.FirstOrDefault(secret => secret.Arn == id || secret.Arn[..^(ArnSuffixLength + 1)] == id);
        if (found is null)
            throw AwsErrors.ResourceNotFound("Secrets Manager can't find the specified secret.");
        return found.DeletedAt is null
            ? found
            : throw new AwsException("InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.");
    }

    public async Task<Secret> CreateAsync(string name, string? description, SecretVersion version, CancellationToken cancellationToken) => await CommitAsync(
        () => _secrets.GetValueOrDefault(name) is { DeletedAt: null }
            ? throw new AwsException("ResourceExistsException", $"The operation failed because the secret {name} already exists.")
            : new Secret(name, $"arn:aws:secretsmanager:{_region}:{LocalAwsOptions.AccountId}:secret:{name}-{RandomNumberGenerator.GetString(Letters, ArnSuffixLength)}", description, [version], version.CreatedAt),
        cancellationToken);

    public Task<Secret> PutAsync(string id, SecretVersion version, CancellationToken cancellationToken) => CommitAsync(
        () =>
        {
            var secret = Find(id);
            return secret.Current.Id == version.Id ? Same(secret, version) : secret with { Versions = [.. secret.Versions.TakeLast(KeptVersions - 1), version] };
        },
        cancellationToken);

    public Task<Secret> DeleteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => CommitAsync(() => Find(id) with { DeletedAt = at }, cancellationToken);

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private static Secret Same(Secret secret, SecretVersion version) => secret.Current.Text == version.Text && secret.Current.Binary == version.Binary
        ? secret
        : throw new AwsException("ResourceExistsException", $"You can't use ClientRequestToken {version.Id} because that value is already in use for a version of secret {secret.Arn}.");

    private async Task<Secret> CommitAsync(Func<Secret> decide, CancellationToken cancellationToken)
    {
        Secret secret;
        lock (_changing)
        {
            secret = decide();
            _journal.Append(Write(secret).Span);
            Apply(secret);
        }
        await _journal.SettleAsync(TakeSnapshot, cancellationToken);
        return secret;
    }

    private void Apply(Secret secret) => _secrets[secret.Name] = secret;

    private JournalSnapshot TakeSnapshot()
    {
        lock (_changing)
            return new JournalSnapshot([.. _secrets.Values.Select(Write)], _journal.Position);
    }

    private static ReadOnlyMemory<byte> Write(Secret secret) => JsonSerializer.SerializeToUtf8Bytes(secret, SecretJson.Default.Secret);
}

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.SecretsManager;

/// <summary>Secrets Manager, API version 2017-10-17, over AWS JSON 1.1: creating, putting, reading, describing, listing and deleting secrets.</summary>
internal sealed partial class SecretsManagerService(SecretStore store, TimeProvider time) : IAwsJsonService
{
    private static readonly FrozenDictionary<string, Call> Calls = new Dictionary<string, Call>
    {
        ["CreateSecret"] = (service, input, token) => service.CreateAsync(input, token),
        ["PutSecretValue"] = async (service, input, token) => Identity(await service._store.PutAsync(Id(input), service.Version(input), token), withVersion: true),
        ["GetSecretValue"] = (service, input, _) => Task.FromResult(service.Value(input)),
        ["DescribeSecret"] = (service, input, _) => Task.FromResult(Answer(json => WriteDescription(json, service._store.Find(Id(input))))),
        ["ListSecrets"] = (service, _, _) => Task.FromResult(service.List()),
        ["DeleteSecret"] = async (service, input, token) => Identity(await service._store.DeleteAsync(Id(input), service._time.GetUtcNow(), token), withVersion: false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private const int MostText = 65536;
    private const int MostName = 512;
    private const int LeastToken = 32;
    private const int MostToken = 64;

    private readonly SecretStore _store = store;
    private readonly TimeProvider _time = time;

    /// <summary>Answers one call.</summary>
    private delegate Task<ReadOnlyMemory<byte>> Call(SecretsManagerService service, AwsInput input, CancellationToken cancellationToken);

    public string TargetPrefix => "secretsmanager";

    public IReadOnlyCollection<string> Operations => Calls.Keys;

    public string ContentType => "application/x-amz-json-1.1";

    [GeneratedRegex("^[A-Za-z0-9/_+=.@-]+$")]
    private static partial Regex NameForm { get; }

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        return Calls.TryGetValue(operation, out var call) ? await call(this, input, cancellationToken) : throw AwsErrors.UnknownOperation();
    }

    private async Task<ReadOnlyMemory<byte>> CreateAsync(AwsInput input, CancellationToken cancellationToken)
    {
        var name = input.String("Name");
        new Constraints().NotNull(name, "name").Length(name, "name", 1, MostName).ThrowIfBroken();
        if (!NameForm.IsMatch(name!))
            throw AwsErrors.Validation("Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        return Identity(await _store.CreateAsync(name!, input.String("Description"), Version(input), cancellationToken), withVersion: true);
    }

    private SecretVersion Version(AwsInput input)
    {
        var (text, binary, token) = (input.String("SecretString"), input.String("SecretBinary"), input.String("ClientRequestToken"));
        new Constraints().Length(token, "clientRequestToken", LeastToken, MostToken).Length(text, "secretString", 0, MostText).ThrowIfBroken();
        if (text is null == binary is null)
            throw new AwsException("InvalidParameterException", "You must provide either SecretString or SecretBinary, and not both.");
        return new SecretVersion(token ?? Guid.NewGuid().ToString(), text, binary, _time.GetUtcNow());
    }

    private ReadOnlyMemory<byte> Value(AwsInput input)
    {
        var secret = _store.Find(Id(input));
        var (stage, id) = (input.String("VersionStage"), input.String("VersionId"));
        var version = id is not null
            ? secret.Versions.FirstOrDefault(version => version.Id == id)
            : stage switch
            {
                null or "AWSCURRENT" => secret.Current,
                "AWSPREVIOUS" when secret.Versions.Count > 1 => secret.Versions[^2],
                _ => null,
            };
        if (version is null)
            throw AwsErrors.ResourceNotFound($"Secrets Manager can't find the specified secret value for {(id is null ? $"staging label: {stage}" : $"VersionId: {id}")}");
        return Answer(json =>
        {
            WriteIdentity(json, secret);
            json.WriteString("VersionId", version.Id);
            if (version.Text is not null)
                json.WriteString("SecretString", version.Text);
            else
                json.WriteString("SecretBinary", version.Binary);
            json.WriteStartArray("VersionStages");
            json.WriteStringValue(version == secret.Current ? "AWSCURRENT" : "AWSPREVIOUS");
            json.WriteEndArray();
            json.WriteTimestamp("CreatedDate", version.CreatedAt);
        });
    }

    private ReadOnlyMemory<byte> List() => Answer(json =>
    {
        json.WriteStartArray("SecretList");
        foreach (var secret in _store.All)
        {
            json.WriteStartObject();
            WriteDescription(json, secret);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static void WriteDescription(Utf8JsonWriter json, Secret secret)
    {
        WriteIdentity(json, secret);
        if (secret.Description is not null)
            json.WriteString("Description", secret.Description);
        json.WriteTimestamp("CreatedDate", secret.CreatedAt);
        json.WriteTimestamp("LastChangedDate", secret.Current.CreatedAt);
        json.WriteStartObject("VersionIdsToStages");
        foreach (var version in secret.Versions)
        {
            json.WriteStartArray(version.Id);
            json.WriteStringValue(version == secret.Current ? "AWSCURRENT" : "AWSPREVIOUS");
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Identity(Secret secret, bool withVersion) => Answer(json =>
    {
        WriteIdentity(json, secret);
        if (withVersion)
            json.WriteString("VersionId", secret.Current.Id);
        else
            json.WriteTimestamp("DeletionDate", secret.DeletedAt!.Value);
    });

    private static void WriteIdentity(Utf8JsonWriter json, Secret secret)
    {
        json.WriteString("ARN", secret.Arn);
        json.WriteString("Name", secret.Name);
    }

    private static ReadOnlyMemory<byte> Answer(Action<Utf8JsonWriter> write) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    private static string Id(AwsInput input)
    {
        var id = input.String("SecretId");
        new Constraints().NotNull(id, "secretId").ThrowIfBroken();
        return id!;
    }
}

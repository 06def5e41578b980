using System.Security.Cryptography;
using System.Text;
using Visa.Orchestrator.Lake;

namespace Visa.Orchestrator.Transform;

/// <summary>
/// The files of <c>glue/</c> that this program was built with. They are put into the lake under a digest of their own, so that a run reads what its
/// orchestrator knows, whatever is deployed meanwhile.
/// </summary>
public sealed class TransformArtifacts(LakeClient lake)
{
    private const string Folder = "artifacts/glue/sql";

    public static string Sql { get; } = Read("glue/transform.sql");

    public static string Contract { get; } = Read("glue/contract.json");

    private static string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql + '\0' + Contract)))[..16];

    /// <returns>The addresses of the SQL and of the contract.</returns>
    public async Task<(string Sql, string Contract)> PublishAsync(CancellationToken cancellationToken) =>
        (await PutAsync("transform.sql", Sql, cancellationToken), await PutAsync("contract.json", Contract, cancellationToken));

    private async Task<string> PutAsync(string name, string content, CancellationToken cancellationToken)
    {
        var key = $"{Folder}/{Digest}/{name}";
        return await lake.WriteNewAsync(key, Encoding.UTF8.GetBytes(content), cancellationToken)
            ? lake.UrlOf(key)
            : throw new InvalidOperationException($"{lake.UrlOf(key)} holds something else than its name says. Delete it and run again.");
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(TransformArtifacts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded."));
        return reader.ReadToEnd();
    }
}

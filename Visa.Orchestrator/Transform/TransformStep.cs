using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Remote.Glue;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Transform;

/// <summary>Makes <c>processed/</c> and <c>quarantine/</c> of a claim's raw objects, by the Glue job.</summary>
public sealed class TransformStep(TransformArtifacts artifacts, LakeClient lake, IOptions<PlatformOptions> platform)
{
    /// <summary>What to submit. Submitted twice, the second run replaces the objects of the first, which hold the same rows.</summary>
    public async Task<GlueJobSpec> SpecAsync(string runKey, RawClaim claim, CancellationToken cancellationToken)
    {
        var (sql, contract) = await artifacts.PublishAsync(cancellationToken);
        return new GlueJobSpec(
            platform.Value.TransformJob,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["--run_key"] = runKey,
                ["--manifest"] = lake.UrlOf(claim.Key),
                ["--sql_location"] = sql,
                ["--contract_location"] = contract,
            },
            MayQueue: true);
    }

    /// <summary>What a run that has ended did, in counts.</summary>
    public async Task<TransformSummary> SummaryAsync(string runKey, CancellationToken cancellationToken)
    {
        var key = $"processed/_runs/run_key={runKey}.json";
        var content = await lake.ReadAsync(key, cancellationToken) ?? throw new InvalidOperationException($"The transformation left no {lake.UrlOf(key)}.");
        return JsonSerializer.Deserialize(content, TransformJson.Default.TransformSummary)!;
    }
}

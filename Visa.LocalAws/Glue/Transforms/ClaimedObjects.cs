using System.Text.Json;
using Visa.LocalAws.Glue.Contracts;
using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>The objects that a run's manifest claims, by input. A manifest is as COPY's: <c>{"entries":[{"url":"s3://…"}]}</c>.</summary>
internal static class ClaimedObjects
{
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<S3Url>>> ReadAsync(
        LakeStore lake, S3Url manifest, TransformContract contract, CancellationToken cancellationToken)
    {
        var text = await lake.ReadAsync(manifest, cancellationToken) ?? throw new TransformFailure($"There is no manifest {manifest}.");
        var claimed = contract.Inputs.Keys.ToDictionary(name => name, _ => new List<S3Url>(), StringComparer.Ordinal);
        foreach (var url in Urls(text, manifest).Distinct())
        {
            var input = contract.Inputs.FirstOrDefault(input => url.Key.StartsWith(input.Value.Prefix, StringComparison.Ordinal)).Key
                ?? throw new TransformFailure($"The manifest claims {url}, which lies under no input's prefix.");
            claimed[input].Add(url);
        }
        return claimed.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<S3Url>)pair.Value, StringComparer.Ordinal);
    }

    private static List<S3Url> Urls(byte[] text, S3Url manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("url").GetString())
                .Select(url => S3Url.TryParse(url) ?? throw new TransformFailure($"The manifest {manifest} has an entry that is no s3:// address: {url}"))];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new TransformFailure($"{manifest} is no manifest: expected {{\"entries\":[{{\"url\":\"s3://...\"}}]}}", exception);
        }
    }
}

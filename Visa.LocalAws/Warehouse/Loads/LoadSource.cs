using System.Text.Json;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>Finds the objects that a COPY names, by prefix or by manifest, and holds them for the load.</summary>
internal sealed class LoadSource(LakeStore lake)
{
    public async Task<IReadOnlyList<LakeObject>> FindAsync(CopyDefinition copy, CancellationToken cancellationToken)
    {
        try
        {
            return copy.IsManifest ? await FromManifestAsync(copy, cancellationToken) : FromPrefix(copy.Source);
        }
        catch (AwsException exception) when (exception.Code == "NoSuchBucket")
        {
            throw new SqlRefusal($"ERROR: S3ServiceException:{exception.Message},Status {exception.StatusCode},Error {exception.Code}", exception);
        }
    }

    private LakeObject[] FromPrefix(S3Url prefix)
    {
        LakeObject[] found = [.. lake.Keys(prefix).Select(key => lake.Find(prefix with { Key = key })).OfType<LakeObject>()];
        return found.Length > 0 ? found : throw new SqlRefusal($"ERROR: The specified S3 prefix '{prefix.Key}' does not exist");
    }

    private async Task<IReadOnlyList<LakeObject>> FromManifestAsync(CopyDefinition copy, CancellationToken cancellationToken)
    {
        var text = await lake.ReadAsync(copy.Source, cancellationToken)
            ?? throw new SqlRefusal($"ERROR: The specified S3 prefix '{copy.Source.Key}' does not exist");
        var found = new List<LakeObject>();
        try
        {
            using var manifest = JsonDocument.Parse(text);
            foreach (var entry in manifest.RootElement.GetProperty("entries").EnumerateArray())
                AddEntry(found, entry, copy);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            Release(found);
            throw new SqlRefusal($"ERROR: Invalid manifest file - {copy.Source}: expected {{\"entries\":[{{\"url\":\"s3://...\",\"mandatory\":true}}]}}", exception);
        }
        catch
        {
            Release(found);
            throw;
        }
        return found.Count > 0 ? found : throw new SqlRefusal("ERROR: No valid s3 objects were found in the manifest");
    }

    private void AddEntry(List<LakeObject> found, JsonElement entry, CopyDefinition copy)
    {
        var text = entry.GetProperty("url").GetString();
        var url = S3Url.TryParse(text) ?? throw new SqlRefusal($"ERROR: Invalid url in manifest: {text}");
        var isMandatory = entry.TryGetProperty("mandatory", out var mandatory) && mandatory.ValueKind == JsonValueKind.True;
        long? expected = entry.TryGetProperty("meta", out var meta) && meta.TryGetProperty("content_length", out var length) ? length.GetInt64() : null;
        if (copy.Format == CopyFormat.Parquet && expected is null)
            throw new SqlRefusal($"ERROR: The manifest of a columnar load needs meta.content_length for {url}");
        if (lake.Find(url) is not { } content)
        {
            if (isMandatory)
                throw new SqlRefusal($"ERROR: Problem reading manifest file - mandatory url {url} does not exist");
            return;
        }
        found.Add(content);
        if (expected is { } wanted && wanted != content.Length)
            throw new SqlRefusal($"ERROR: Content length of {url} is {content.Length}, and the manifest says {wanted}");
    }

    private static void Release(List<LakeObject> found) => found.ForEach(content => content.Dispose());
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Visa.Dbt.Parsing;

namespace Visa.Dbt.Artifacts;

/// <summary>What all of dbt's artefacts have in common.</summary>
internal static class ArtifactFile
{
    /// <summary>The version of dbt whose artefacts these are shaped like.</summary>
    public const string DbtVersion = "1.11.14";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Metadata(Manifest manifest, string schema, TimeProvider time) => new()
    {
        ["dbt_schema_version"] = $"https://schemas.getdbt.com/dbt/{schema}.json",
        ["dbt_version"] = DbtVersion,
        ["generated_at"] = Text(time.GetUtcNow()),
        ["invocation_id"] = manifest.Invocation.Id.ToString(),
        ["invocation_started_at"] = Text(manifest.Invocation.StartedAt),
        ["env"] = new JsonObject(),
    };

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    /// <summary>Writes beside and renames, so that a reader sees the old file or the new one.</summary>
    public static async Task WriteAsync(Manifest manifest, string name, JsonObject content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(manifest.Project.TargetPath);
        var path = Path.Combine(manifest.Project.TargetPath, name);
        var temporary = $"{path}.{manifest.Invocation.Id:N}";
        await File.WriteAllTextAsync(temporary, content.ToJsonString(Options), cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Visa.Dbt.Nodes;

namespace Visa.Dbt.Output;

/// <summary>Lines on standard output: <c>HH:MM:SS  text</c>, or one JSON object each.</summary>
internal sealed class EventLog(TextWriter output, bool isJson, bool isQuiet, Guid invocation, TimeProvider time)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();

    public void Write(string name, string message, Node? node = null, string level = "info")
    {
        if (isQuiet && level == "info") return;
        var line = isJson ? Json(name, message, node, level) : $"{time.GetUtcNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {message}";
        lock (_lock) output.WriteLine(line);
    }

    private string Json(string name, string message, Node? node, string level)
    {
        var data = new JsonObject();
        if (node is not null)
        {
            data["node_info"] = new JsonObject
            {
                ["unique_id"] = node.UniqueId,
                ["node_name"] = node.Name,
                ["resource_type"] = node.Type.Name(),
                ["materialized"] = node.Materialized,
                ["node_path"] = node.Path,
            };
        }
        return new JsonObject
        {
            ["data"] = data,
            ["info"] = new JsonObject
            {
                ["name"] = name,
                ["level"] = level,
                ["msg"] = message,
                ["ts"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                ["invocation_id"] = invocation.ToString(),
                ["pid"] = Environment.ProcessId,
                ["thread"] = Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture),
                ["extra"] = new JsonObject(),
            },
        }.ToJsonString(Options);
    }
}

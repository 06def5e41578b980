using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.CloudWatch;

/// <summary>The query protocol's form as a tree: <c>MetricData.member.1.MetricName=x</c>.</summary>
internal static class QueryForm
{
    private const int MostDepth = 8;

    public static JsonElement Parse(Dictionary<string, StringValues> form)
    {
        var root = new JsonObject();
        foreach (var (path, value) in form)
            Add(root, path.Split('.'), value.ToString());
        return JsonSerializer.SerializeToElement(Lists(root)!);
    }

    private static void Add(JsonObject root, string[] path, string value)
    {
        if (path.Length > MostDepth)
            throw new AwsException("MalformedInput", "The request nests too deeply.");
        var at = root;
        foreach (var step in path[..^1])
        {
            if (at[step] is not JsonObject next)
                at[step] = next = [];
            at = next;
        }
        at[path[^1]] = value;
    }

    /// <summary>An object with the one key <c>member</c> is a list.</summary>
    private static JsonNode? Lists(JsonNode? node)
    {
        if (node is not JsonObject structure)
            return node?.DeepClone();
        if (structure.Count == 1 && structure["member"] is JsonObject members)
            return new JsonArray([.. members.OrderBy(member => int.TryParse(member.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue).Select(member => Lists(member.Value))]);
        return new JsonObject(structure.Select(member => KeyValuePair.Create(member.Key, Lists(member.Value))));
    }
}

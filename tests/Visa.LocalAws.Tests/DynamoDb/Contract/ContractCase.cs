using System.Text.Json.Nodes;

namespace Visa.LocalAws.Tests.DynamoDb.Contract;

/// <summary>One request and its recorded answer; without an operation, a pause until the table of the cases is active.</summary>
internal sealed record ContractCase(string Name, string Operation, JsonNode Request, int Status, JsonNode? Answer)
{
    private static readonly string[] Volatile = ["TableId", "CreationDateTime", "TableArn", "IndexArn", "LastUpdateToPayPerRequestDateTime"];

    public bool IsPause => Operation.Length == 0;

    public static IReadOnlyList<ContractCase> ReadAll()
    {
        using var file = typeof(ContractCase).Assembly.GetManifestResourceStream(typeof(ContractCase), "cases.json")!;
        return [.. JsonNode.Parse(file)!.AsArray().Select(node => Read(node!))];
    }

    /// <summary>An answer in which only what matters is left: no ids, times or regions, and lists in one order.</summary>
    public static JsonNode? Normalise(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Volatile.Contains(member.Key) ? "*" : Normalise(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Normalise).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };

    private static ContractCase Read(JsonNode node) => node["wait"] is not null
        ? new ContractCase("", "", new JsonObject(), 0, null)
        : new ContractCase((string)node["case"]!, (string)node["operation"]!, Expand(node["request"])!, (int)node["status"]!, Normalise(node["answer"]));

    /// <summary>Long strings are kept as <c>repeat:character:count</c>.</summary>
    private static JsonNode? Expand(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.Select(member => KeyValuePair.Create(member.Key, Expand(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Expand)]),
        JsonValue text when text.TryGetValue<string>(out var content) && content.Split(':') is ["repeat", var character, var count] =>
            new string(character[0], int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };
}

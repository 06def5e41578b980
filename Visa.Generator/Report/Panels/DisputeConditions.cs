namespace Visa.Generator.Report.Panels;

/// <summary>Names of Visa's dispute conditions, as its public guides for merchants list them.</summary>
internal static class DisputeConditions
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["10.1"] = "EMV, counterfeit",
        ["10.2"] = "EMV, not counterfeit",
        ["10.3"] = "fraud, card present",
        ["10.4"] = "fraud, card absent",
        ["10.5"] = "fraud monitoring programme",
        ["12.5"] = "incorrect amount",
        ["12.6"] = "duplicate processing",
        ["12.6.1"] = "duplicate processing",
        ["13.1"] = "not received",
        ["13.2"] = "cancelled recurring",
        ["13.3"] = "not as described",
        ["13.6"] = "credit not processed",
        ["13.7"] = "cancelled",
        ["13.9"] = "cash not received",
    };

    public static string Describe(string code) => Names.TryGetValue(code, out var name) ? $"{code} {name}" : code;
}

namespace Visa.Generator.Report.Panels;

/// <summary>Names of Visa's dispute conditions, as its public guides for merchants list them.</summary>
internal static class DisputeConditions
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["10.1"] = "EMV liability shift, counterfeit",
        ["10.2"] = "EMV liability shift, not counterfeit",
        ["10.3"] = "other fraud, card present",
        ["10.4"] = "other fraud, card absent",
        ["10.5"] = "fraud monitoring programme",
        ["12.5"] = "incorrect amount",
        ["12.6"] = "duplicate processing",
        ["13.1"] = "merchandise or services not received",
        ["13.2"] = "cancelled recurring transaction",
        ["13.3"] = "not as described, or defective",
        ["13.6"] = "credit not processed",
        ["13.7"] = "cancelled merchandise or services",
    };

    public static string Describe(string code) => Names.TryGetValue(code, out var name) ? $"{code} {name}" : code;
}

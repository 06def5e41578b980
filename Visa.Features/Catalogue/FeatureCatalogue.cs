using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Visa.Features.Amounts;
using Visa.Features.Clocks;

namespace Visa.Features;

/// <summary>
/// The features of a transaction, in vector order. Ids are append-only; a changed meaning raises <see cref="Version"/>. Amounts are the
/// billing amounts in US dollars at the fixed yearly rates of <see cref="ExchangeRates"/>.
/// </summary>
public static class FeatureCatalogue
{
    public const int Version = 2;

    private static readonly FeatureDefinition[] Definitions = Define();

    private static readonly FrozenDictionary<string, int> Indexes = Definitions.ToFrozenDictionary(f => f.Name, f => f.Id, StringComparer.Ordinal);

    public static IReadOnlyList<FeatureDefinition> Features { get; } = Array.AsReadOnly(Definitions);

    public static int Count => Definitions.Length;

    /// <summary>Of every definition and of the tables that they rest on: two programs with one hash compute the same.</summary>
    public static string Hash { get; } = MakeHash();

    /// <summary>The feature's place in the vector, or -1 when the catalogue has none of that name.</summary>
    public static int IndexOf(string name) => Indexes.GetValueOrDefault(name, -1);

    /// <summary>The place of a feature that this program writes.</summary>
    internal static int Slot(string name) => Indexes.TryGetValue(name, out var slot) ? slot : throw new ArgumentException($"The catalogue has no feature {name}.", nameof(name));

    private static FeatureDefinition[] Define()
    {
        var list = new DefinitionList();
        FirstDefinitions.AddTo(list);
        TransactionDefinitions.AddTo(list);
        WindowDefinitions.AddTo(list);
        HistoryDefinitions.AddTo(list);
        SequenceDefinitions.AddTo(list);
        RiskDefinitions.AddTo(list);
        return list.ToArray();
    }

    private static string MakeHash()
    {
        var text = new StringBuilder($"catalogue {Version}\n{ExchangeRates.Text}\n{LocalClock.Text}\n");
        foreach (var definition in Definitions)
            text.Append(definition.Fingerprint).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())), 0, 8);
    }
}

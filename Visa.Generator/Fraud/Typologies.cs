using Visa.Generator.Fraud.Patterns;

namespace Visa.Generator.Fraud;

/// <summary>The kinds of fraud on the network. Their order is that of the codes in compact payments: new ones come last.</summary>
internal static class Typologies
{
    public static readonly IReadOnlyList<ITypology> All =
    [
        new CardTesting(), new LostStolen(), new Skimming(), new AccountTakeover(), new CardNotPresent(),
        new BustOut(), new ImpossibleTravel(), new MerchantCollusion(), new FriendlyFraud(), new RefundAbuse(),
    ];

    private static readonly Dictionary<string, int> Indices = All.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index);

    public static int IndexOf(string name) => Indices[name];

    public static bool IsKnown(string name) => Indices.ContainsKey(name);
}

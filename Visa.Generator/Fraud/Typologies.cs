namespace Visa.Generator.Fraud;

internal sealed record NamedTypology(string Name);

internal static class Typologies
{
    public static readonly IReadOnlyList<NamedTypology> All = [new("card_testing")];
}

using System.Collections.Immutable;
using System.Globalization;
using Visa.Decisions.Policies;
using Visa.Domain.Cards;
using YamlDotNet.RepresentationModel;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Reads the lists of an override.</summary>
internal sealed class ListsReader(PolicyProblems problems)
{
    private const int MaxEntries = 10_000;
    private const int MaxIdLength = 64;

    /// <summary>Null, and a problem, when the lists are not sound.</summary>
    public PolicyLists? Read(YamlNode? node)
    {
        if (node is null) return PolicyLists.Empty;
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(node.Start, "\"lists\" must hold one or more of cards, merchants, merchant_countries, card_countries and mccs, each a list.");
            return null;
        }

        var keys = new Keys(mapping, "lists", problems, "cards", "merchants", "merchant_countries", "card_countries", "mccs");
        var lists = new PolicyLists(
            Entries(keys, "cards", Card, "a card token of 26 characters; a card number is never written here"),
            Entries(keys, "merchants", text => text.Length is > 0 and <= MaxIdLength ? text : null, $"a merchant id of 1 to {MaxIdLength} characters"),
            Entries(keys, "merchant_countries", Country, "a country of two capital letters (ISO 3166-1)"),
            Entries(keys, "card_countries", Country, "a country of two capital letters (ISO 3166-1)"),
            Entries(keys, "mccs", Mcc, "a merchant category code from 0 to 9999"));
        if (lists.IsEmpty) problems.Add(mapping.Start, "The lists have no entries; an override without entries would match every transaction.");
        return lists.IsEmpty ? null : lists;
    }

    private ImmutableHashSet<T> Entries<T>(Keys keys, string key, Func<string, T?> read, string what)
        where T : struct => Entries(keys, key, text => read(text) is { } value ? [value] : (T[])[], what);

    private ImmutableHashSet<string> Entries(Keys keys, string key, Func<string, string?> read, string what) =>
        Entries(keys, key, text => read(text) is { } value ? [value] : (string[])[], what);

    private ImmutableHashSet<T> Entries<T>(Keys keys, string key, Func<string, T[]> read, string what)
    {
        switch (keys.Optional(key))
        {
            case null:
                return [];
            case YamlSequenceNode { Children: { Count: <= MaxEntries } children }:
                return [.. children.SelectMany(child => One(child, read, what))];
            case var node:
                problems.Add(node.Start, $"\"{key}\" must be a list of at most {MaxEntries} entries.");
                return [];
        }
    }

    private T[] One<T>(YamlNode node, Func<string, T[]> read, string what)
    {
        var text = (node as YamlScalarNode)?.Value ?? "";
        var found = read(text);
        if (found.Length == 0) problems.Add(node.Start, $"\"{text}\" is not {what}.");
        return found;
    }

    private static CardToken? Card(string text) => CardToken.TryParse(text, out var card) ? card : null;

    private static string? Country(string text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? text : null;

    private static int? Mcc(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mcc) && mcc <= 9_999 ? mcc : null;
}

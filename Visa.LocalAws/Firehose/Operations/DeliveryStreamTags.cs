using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>What the operations about tags share.</summary>
internal static class DeliveryStreamTags
{
    public const int LongestKey = 128;

    private const int LongestValue = 256;
    private const int MostTags = 50;

    /// <summary>The tags of a request; null when it has none.</summary>
    public static IReadOnlyDictionary<string, string>? Read(AwsInput input)
    {
        if (input.Structures("Tags") is not { } given)
        {
            return null;
        }

        var constraints = new Constraints().Check(given.Count is >= 1 and <= MostTags, $"[{given.Count} tags]", "tags", $"Member must have length between 1 and {MostTags}");
        for (var number = 0; number < given.Count; number++)
        {
            var path = $"tags.{number + 1}.member";
            constraints.NotNull(given[number].String("Key"), $"{path}.key")
                .Length(given[number].String("Key"), $"{path}.key", 1, LongestKey)
                .Length(given[number].String("Value"), $"{path}.value", 0, LongestValue);
        }

        constraints.ThrowIfBroken();
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in given)
        {
            tags[tag.String("Key")!] = tag.String("Value") ?? "";
        }

        return tags;
    }

    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> added)
    {
        var merged = new Dictionary<string, string>(tags, StringComparer.Ordinal);
        foreach (var (key, value) in added)
        {
            merged[key] = value;
        }

        return merged.Count <= MostTags ? merged : throw AwsErrors.LimitExceeded($"A delivery stream may have {MostTags} tags.");
    }
}

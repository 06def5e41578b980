using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Tagging;

/// <summary>What AWS takes as tags of a stream or a consumer.</summary>
internal static partial class TagRules
{
    public const int LongestKey = 128;

    private const int LongestValue = 256;
    private const int MostTags = 50;

    [GeneratedRegex(@"[^\u00C0-\u1FFF\u2C00-\uD7FF\w\.\/\-=+_ @%:]")]
    private static partial Regex Stray { get; }

    /// <summary>Checks tags that a resource is created with.</summary>
    public static void CheckNew(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is { Count: > 0 })
        {
            CheckMap(new Constraints(), tags, MostTags).ThrowIfBroken();
            CheckLetters(tags.Keys.Concat(tags.Values));
        }
    }

    public static Constraints CheckMap(Constraints constraints, IReadOnlyDictionary<string, string>? tags, int most)
    {
        constraints.NotNull(tags, "tags");
        if (tags is null)
        {
            return constraints;
        }

        var text = $"{{{string.Join(", ", tags.Select(tag => $"{tag.Key}={tag.Value}"))}}}";
        constraints.Check(tags.Count >= 1, text, "tags", "Member must have length greater than or equal to 1");
        constraints.Check(tags.Count <= most, text, "tags", $"Member must have length less than or equal to {most}");
        constraints.Check(
            tags.Keys.All(key => key.Length is >= 1 and <= LongestKey), text, "tags",
            $"Map keys must satisfy constraint: [Member must have length less than or equal to {LongestKey}, Member must have length greater than or equal to 1]");
        return constraints.Check(
            tags.Values.All(value => value.Length <= LongestValue), text, "tags",
            $"Map value must satisfy constraint: [Member must have length less than or equal to {LongestValue}, Member must have length greater than or equal to 0]");
    }

    public static Constraints CheckKeys(Constraints constraints, IReadOnlyList<string>? keys, int most)
    {
        constraints.NotNull(keys, "tagKeys");
        if (keys is null)
        {
            return constraints;
        }

        var text = $"[{string.Join(", ", keys)}]";
        constraints.Check(keys.Count >= 1, text, "tagKeys", "Member must have length greater than or equal to 1");
        constraints.Check(keys.Count <= most, text, "tagKeys", $"Member must have length less than or equal to {most}");
        return constraints.Check(
            keys.All(key => key.Length is >= 1 and <= LongestKey), text, "tagKeys",
            $"Member must satisfy constraint: [Member must have length less than or equal to {LongestKey}, Member must have length greater than or equal to 1]");
    }

    public static void CheckLetters(IEnumerable<string> texts)
    {
        if (texts.Any(Stray.IsMatch))
        {
            throw AwsErrors.InvalidArgument("Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.");
        }
    }

    /// <summary>The percent sign passes the first check of the letters, and not the second.</summary>
    public static void CheckPercent(IEnumerable<string> texts, string action, string resource)
    {
        if (texts.Any(text => text.Contains('%', StringComparison.Ordinal)))
        {
            throw AwsErrors.InvalidArgument(
                $"Failed to {action} {resource} under account {LocalAwsOptions.AccountId} because some tags contained illegal characters. "
                + "The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.");
        }
    }

    /// <summary>The tags with others added. Throws InvalidArgumentException.</summary>
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string>? tags, IReadOnlyDictionary<string, string> added, string resource)
    {
        var all = new Dictionary<string, string>(tags ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (key, value) in added)
        {
            all[key] = value;
        }

        return all.Count <= MostTags
            ? all
            : throw AwsErrors.InvalidArgument($"Failed to add tags to {resource} under account {LocalAwsOptions.AccountId} because a given stream cannot have more than 10 tags associated with it.");
    }

    public static IReadOnlyDictionary<string, string> Remove(IReadOnlyDictionary<string, string>? tags, IReadOnlyList<string> keys) =>
        (tags ?? new Dictionary<string, string>()).Where(tag => !keys.Contains(tag.Key)).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
}

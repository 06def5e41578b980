using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>How an operation names its stream: StreamName, StreamARN, or both in agreement.</summary>
internal static partial class StreamReference
{
    private const string NamePattern = "[a-zA-Z0-9_.-]+";
    private const string ArnPattern = @"arn:aws.*:kinesis:.*:\d{12}:stream/\S+";
    private const int LongestName = 128;
    private const int LongestArn = 2048;

    [GeneratedRegex($"^(?:{NamePattern})$")]
    public static partial Regex Name { get; }

    [GeneratedRegex($"^(?:{ArnPattern})$")]
    private static partial Regex Arn { get; }

    public static Constraints StreamName(this Constraints constraints, string? name) =>
        constraints.Identifier(name, "streamName");

    /// <summary>The rule that stream names and shard ids share.</summary>
    public static Constraints Identifier(this Constraints constraints, string? value, string member) =>
        constraints.Pattern(value, member, Name, NamePattern).Length(value, member, 1, LongestName);

    public static Constraints StreamArn(this Constraints constraints, string? arn) =>
        constraints.Pattern(arn, "streamARN", Arn, ArnPattern).Length(arn, "streamARN", 1, LongestArn);

    /// <summary>Checks both members; one of them must be there.</summary>
    public static Constraints Stream(this Constraints constraints, string? name, string? arn)
    {
        if (arn is null)
        {
            constraints.NotNull(name, "streamName");
        }

        return constraints.StreamName(name).StreamArn(arn);
    }

    /// <summary>The name that members give which have passed their constraints.</summary>
    public static string Resolve(string? name, string? arn)
    {
        var arnName = arn?[(arn.LastIndexOf('/') + 1)..];
        if (name is not null && arnName is not null && name != arnName)
        {
            throw AwsErrors.InvalidArgument($"StreamARN {arn} does not name the stream {name} that StreamName gives.");
        }

        return name ?? arnName ?? throw new ArgumentNullException(nameof(name), "Stream constraints were not checked.");
    }
}

using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>How an operation names its stream: StreamName, StreamARN, StreamId, or several in agreement.</summary>
internal static partial class StreamReference
{
    public const string NamePattern = "[a-zA-Z0-9_.-]+";
    private const string ArnPattern = @"arn:aws.*:kinesis:.*:\d{12}:stream/\S+";
    private const int LongestName = 128;
    private const int LongestArn = 2048;

    [GeneratedRegex($"^(?:{NamePattern})$")]
    public static partial Regex Name { get; }

    [GeneratedRegex($"^(?:{ArnPattern})$")]
    private static partial Regex Arn { get; }

    public static Constraints StreamName(this Constraints constraints, string? name) =>
        constraints.Identifier(name, "streamName");

    /// <summary>The rule that stream names, consumer names and shard ids share.</summary>
    public static Constraints Identifier(this Constraints constraints, string? value, string member) =>
        constraints.Pattern(value, member, Name, NamePattern).Length(value, member, 1, LongestName);

    public static Constraints StreamArn(this Constraints constraints, string? arn) =>
        constraints.Pattern(arn, "streamARN", Arn, ArnPattern).Length(arn, "streamARN", 1, LongestArn);

    /// <summary>Checks all three members; one of them must be there.</summary>
    public static Constraints Stream(this Constraints constraints, StreamInput stream)
    {
        if (stream.Arn is null && stream.Id is null)
        {
            constraints.NotNull(stream.Name, "streamName");
        }

        return constraints.StreamIfGiven(stream);
    }

    public static Constraints StreamIfGiven(this Constraints constraints, StreamInput stream) => constraints
        .StreamName(stream.Name)
        .StreamArn(stream.Arn)
        .Pattern(stream.Id, "streamId", StreamId.Pattern, StreamId.Documented)
        .Length(stream.Id, "streamId", 1, StreamId.Longest);
}

using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>The constraints that Firehose's operations share.</summary>
internal static partial class FirehoseConstraints
{
    public const int MostResults = 10_000;

    private const string NamePattern = "[a-zA-Z0-9_.-]+";
    private const int LongestName = 64;
    private const string RolePattern = @"arn:.*:iam::\d{12}:role/[a-zA-Z_0-9+=,.@\-_/]+";
    private const string BucketPattern = @"arn:.*:s3:::[\w\.\-]{1,255}";
    private const string StreamPattern = @"arn:.*:kinesis:[a-zA-Z0-9\-]+:\d{12}:stream/[a-zA-Z0-9_.-]+";

    [GeneratedRegex($"^(?:{NamePattern})$")]
    private static partial Regex Name { get; }

    [GeneratedRegex($"^(?:{RolePattern})$")]
    private static partial Regex Role { get; }

    [GeneratedRegex($"^(?:{BucketPattern})$")]
    private static partial Regex Bucket { get; }

    [GeneratedRegex($"^(?:{StreamPattern})$")]
    private static partial Regex Stream { get; }

    public static Constraints DeliveryStreamName(this Constraints constraints, string? name, string member = "deliveryStreamName") =>
        constraints.Pattern(name, member, Name, NamePattern).Length(name, member, 1, LongestName);

    public static Constraints RoleArn(this Constraints constraints, string? arn, string path) =>
        constraints.NotNull(arn, $"{path}.roleARN").Pattern(arn, $"{path}.roleARN", Role, RolePattern);

    public static Constraints BucketArn(this Constraints constraints, string? arn, string path) =>
        constraints.NotNull(arn, $"{path}.bucketARN").Pattern(arn, $"{path}.bucketARN", Bucket, BucketPattern);

    public static Constraints KinesisStreamArn(this Constraints constraints, string? arn, string path) =>
        constraints.NotNull(arn, $"{path}.kinesisStreamARN").Pattern(arn, $"{path}.kinesisStreamARN", Stream, StreamPattern);
}

namespace Visa.LocalAws.Firehose.Streams;

/// <summary>Where and how a delivery stream stores its objects.</summary>
internal sealed record S3Destination
{
    public const string Uncompressed = "UNCOMPRESSED";
    public const string Gzip = "GZIP";

    private const string BucketArnStart = ":::";

    public required string BucketArn { get; init; }

    public required string RoleArn { get; init; }

    public string? Prefix { get; init; }

    public string? ErrorOutputPrefix { get; init; }

    public required int BufferMegabytes { get; init; }

    public required int BufferSeconds { get; init; }

    public required string Compression { get; init; }

    /// <summary>What is put after each record; empty for nothing.</summary>
    public required string Delimiter { get; init; }

    /// <summary>Overrides the extension of the compression; null for none.</summary>
    public string? FileExtension { get; init; }

    /// <summary>The time zone of the times in keys, by its IANA name; null for UTC.</summary>
    public string? TimeZone { get; init; }

    public string Bucket => BucketArn[(BucketArn.IndexOf(BucketArnStart, StringComparison.Ordinal) + BucketArnStart.Length)..];

    public long BufferBytes => BufferMegabytes * 1024L * 1024;

    public TimeSpan BufferInterval => TimeSpan.FromSeconds(BufferSeconds);

    public string Extension => FileExtension ?? (Compression == Gzip ? ".gz" : "");
}

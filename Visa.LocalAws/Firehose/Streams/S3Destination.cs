namespace Visa.LocalAws.Firehose.Streams;

/// <summary>Where and how a delivery stream stores its objects.</summary>
/// <param name="Delimiter">What is put after each record; empty for nothing.</param>
/// <param name="FileExtension">Overrides the extension of the compression; null for none.</param>
internal sealed record S3Destination(
    string BucketArn,
    string RoleArn,
    string? Prefix,
    string? ErrorOutputPrefix,
    int BufferMegabytes,
    int BufferSeconds,
    string Compression,
    string Delimiter,
    string? FileExtension)
{
    public const string Uncompressed = "UNCOMPRESSED";
    public const string Gzip = "GZIP";

    private const string BucketArnStart = ":::";

    public string Bucket => BucketArn[(BucketArn.IndexOf(BucketArnStart, StringComparison.Ordinal) + BucketArnStart.Length)..];

    public long BufferBytes => BufferMegabytes * 1024L * 1024;

    public TimeSpan BufferInterval => TimeSpan.FromSeconds(BufferSeconds);

    public string Extension => FileExtension ?? (Compression == Gzip ? ".gz" : "");
}

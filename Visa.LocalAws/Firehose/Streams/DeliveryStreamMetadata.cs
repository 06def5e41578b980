namespace Visa.LocalAws.Firehose.Streams;

/// <summary>What is stored of a delivery stream beside its records and its checkpoint.</summary>
/// <param name="Source">Null for a stream that takes records by PutRecord and PutRecordBatch.</param>
internal sealed record DeliveryStreamMetadata(string Name, DateTimeOffset CreatedAt, int VersionId, KinesisSource? Source, S3Destination Destination)
{
    public const string DirectPut = "DirectPut";
    public const string KinesisStreamAsSource = "KinesisStreamAsSource";

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public DateTimeOffset? UpdatedAt { get; init; }

    public string Type => Source is null ? DirectPut : KinesisStreamAsSource;
}

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>A consumer that is registered for enhanced fan-out.</summary>
internal sealed record ConsumerMetadata(string Name, string Arn, DateTimeOffset CreatedAt, string Status, IReadOnlyDictionary<string, string>? Tags);

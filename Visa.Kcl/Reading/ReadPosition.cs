using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>Where reading begins: at or after a record, at one of the places that stand for none, or at a time, which goes before.</summary>
internal readonly record struct ReadPosition(ExtendedSequenceNumber Position, bool IsAfter, DateTimeOffset? At)
{
    public override string ToString() => At is { } at ? $"{at:O}" : Position.ToString();
}

namespace Visa.LocalAws.Firehose.Streams;

/// <summary>The Kinesis stream that a delivery stream reads.</summary>
internal sealed record KinesisSource(string StreamArn, string RoleArn)
{
    public string StreamName => StreamArn[(StreamArn.LastIndexOf('/') + 1)..];
}

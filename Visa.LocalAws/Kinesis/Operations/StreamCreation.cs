using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>The member StreamCreationTimestamp, which tells a stream from an earlier one of its name.</summary>
internal static class StreamCreation
{
    /// <summary>Clients send whole seconds. Throws ResourceNotFoundException.</summary>
    public static void Check(KinesisStream stream, AwsInput input)
    {
        if (input.Timestamp("StreamCreationTimestamp") is { } given && given.ToUnixTimeSeconds() != stream.Metadata.CreatedAt.ToUnixTimeSeconds())
        {
            throw AwsErrors.ResourceNotFound($"Stream {stream.Name} under account {LocalAwsOptions.AccountId} not found.");
        }
    }
}

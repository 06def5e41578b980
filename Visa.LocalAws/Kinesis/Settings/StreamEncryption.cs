using Visa.LocalAws.Kinesis.Resharding;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>What the two operations on encryption share. LocalAws answers as AWS does and keeps the key's name; it encrypts nothing.</summary>
internal static class StreamEncryption
{
    private const int LongestKeyId = 2048;

    public static async Task ChangeAsync(StreamRegistry streams, StreamTransitions transitions, ReadOnlyMemory<byte> body, bool isStart, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var type = input.String("EncryptionType");
        var keyId = input.String("KeyId");
        new Constraints()
            .NotNull(type, "encryptionType")
            .OneOf(type, "encryptionType", StreamState.NoEncryption, StreamState.Kms)
            .NotNull(keyId, "keyId")
            .Length(keyId, "keyId", 1, LongestKeyId)
            .Stream(reference)
            .ThrowIfBroken();
        if (type != StreamState.Kms)
        {
            throw AwsErrors.InvalidArgument($"The EncryptionType {type} cannot be used here; the only valid value is {StreamState.Kms}.");
        }

        var name = streams.Find(reference).Name;
        await streams.ChangeAsync(
            name,
            stream =>
            {
                ReshardRules.CheckActive(stream);
                return stream with { KeyId = isStart ? keyId : null, Status = StreamState.Updating };
            },
            cancellationToken);
        await transitions.BeginAsync(name, cancellationToken);
    }
}

using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Resharding;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>Changes how large a record may be, from 1 to 10 MiB.</summary>
internal sealed class UpdateMaxRecordSize(StreamRegistry streams, StreamTransitions transitions) : IKinesisOperation
{
    public string Name => nameof(UpdateMaxRecordSize);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var size = input.Integer("MaxRecordSizeInKiB");
        new Constraints()
            .NotNull(size, "maxRecordSizeInKiB")
            .Range(size, "maxRecordSizeInKiB", CreateStream.LeastRecordSizeKiB, CreateStream.MostRecordSizeKiB)
            .StreamIfGiven(reference)
            .NotNull(reference.IsGiven ? "" : null, "streamARN")
            .ThrowIfBroken();

        var name = streams.Find(reference).Name;
        await streams.ChangeAsync(
            name,
            stream =>
            {
                ReshardRules.CheckActive(stream);
                return stream with { MaxRecordSizeKiB = size!.Value, Status = StreamState.Updating };
            },
            cancellationToken);
        await transitions.BeginAsync(name, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}

using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>What the two operations on the retention period share.</summary>
internal static class RetentionPeriod
{
    private const int Least = 24;
    private const int Most = 8760;

    public static async Task ChangeAsync(StreamRegistry streams, ReadOnlyMemory<byte> body, Action<StreamMetadata, int> check, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var hours = input.Integer("RetentionPeriodHours");
        new Constraints().NotNull(hours, "retentionPeriodHours").Range(hours, "retentionPeriodHours", 1, Most).Stream(reference).ThrowIfBroken();
        await streams.ChangeAsync(
            streams.Find(reference).Name,
            stream =>
            {
                if (hours < Least)
                {
                    throw AwsErrors.InvalidArgument($"Minimum allowed retention period is {Least} hours. Requested retention period ({hours} hours) is too short.");
                }

                check(stream, hours!.Value);
                return stream with { RetentionHours = hours.Value };
            },
            cancellationToken);
    }
}

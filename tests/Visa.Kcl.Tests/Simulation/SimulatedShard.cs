using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Leases;

namespace Visa.Kcl.Tests.Simulation;

internal sealed class SimulatedShard
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> ParentIds { get; init; }

    public required HashRange HashRange { get; init; }

    public required string StartingSequenceNumber { get; init; }

    public bool IsOpen { get; set; } = true;

    public List<KinesisClientRecord> Records { get; } = [];
}

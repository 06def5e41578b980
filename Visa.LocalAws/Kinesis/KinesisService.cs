using System.Collections.Frozen;
using Visa.LocalAws.Kinesis.Consumers;
using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Protocol.EventStreams;

namespace Visa.LocalAws.Kinesis;

/// <summary>Kinesis Data Streams, API version 2013-12-02, over AWS JSON 1.1 and its CBOR form.</summary>
internal sealed class KinesisService(IEnumerable<IKinesisOperation> operations, SubscribeToShard subscribe) : IAwsJsonService, IAwsEventService
{
    private readonly FrozenDictionary<string, IKinesisOperation> _operations = operations.ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);

    public string TargetPrefix => "Kinesis_20131202";

    public IReadOnlyCollection<string> Operations => [.. _operations.Keys, SubscribeToShard.Name];

    public string ContentType => "application/x-amz-json-1.1";

    public bool SpeaksCbor => true;

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        _operations.TryGetValue(operation, out var found) ? found.CallAsync(body, cancellationToken) : throw AwsErrors.UnknownOperation();

    public AwsEventSource? Open(string operation, ReadOnlyMemory<byte> body) => operation == SubscribeToShard.Name ? subscribe.Open(body) : null;
}
